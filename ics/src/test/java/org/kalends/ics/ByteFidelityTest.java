package org.kalends.ics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteFidelityTest {
  static Stream<String> fixtures() {
    return Fixtures.names().stream();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void whatIsReadIsWrittenAsItWas(String fixture) {
    byte[] bytes = Fixtures.bytes(fixture);

    Document document = Document.parse(bytes).document();

    assertThat(document.bytes()).isEqualTo(bytes);
    assertThat(document).isEqualTo(Document.parse(bytes).document());
    assertThat(document).hasSameHashCodeAs(Document.parse(bytes).document());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void lookingAtEverythingChangesNothing(String fixture) {
    byte[] bytes = Fixtures.bytes(fixture);
    Document document = Document.parse(bytes).document();

    lookAt(document.nodes());

    assertThat(document.bytes()).isEqualTo(bytes);
  }

  private static int lookAt(List<? extends Node> nodes) {
    int seen = 0;
    for (Node node : nodes) {
      seen +=
          switch (node) {
            case Component component -> lookAt(component.nodes());
            case Property property ->
                property.toString().length() + property.text().length() + property.texts().size();
            case Oddment oddment -> oddment.text().length();
          };
    }
    return seen;
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void anEditOfEachComponentInTurnOnlyAddsItsLine(String fixture) {
    byte[] bytes = Fixtures.bytes(fixture);
    Document document = Document.parse(bytes).document();

    for (Document edited : editedOnce(document)) {
      assertThat(without("X-PROBE:here", edited.bytes()))
          .isIn(string(bytes), string(bytes) + "\r\n");
    }
  }

  private static List<Document> editedOnce(Document document) {
    return variants(document.nodes()).stream().map(document::withNodes).toList();
  }

  /** The nodes as often as there are components in them, each time another one edited. */
  private static List<List<Node>> variants(List<Node> nodes) {
    List<List<Node>> variants = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Component component) {
        List<Component> edited = new ArrayList<>();
        edited.add(component.with(Property.of("X-PROBE", "here")));
        variants(component.nodes()).forEach(inner -> edited.add(component.withNodes(inner)));
        for (Component each : edited) {
          List<Node> variant = new ArrayList<>(nodes);
          variant.set(i, each);
          variants.add(variant);
        }
      }
    }
    return variants;
  }

  private static String without(String line, byte[] bytes) {
    String text = string(bytes);
    assertThat(text).containsOnlyOnce(line);
    String rest = text.substring(text.indexOf(line) + line.length());
    return text.substring(0, text.indexOf(line)) + rest.replaceFirst("^(\r\n|\n|\r)", "");
  }

  /** One character for each byte. */
  private static String string(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\r",
        "\r\n",
        "\r\r\n",
        "\r\r\r\n",
        "\n\r",
        " ",
        "\t",
        " \n ",
        "\n ",
        "\n\n ",
        "\n\n\n x",
        ":",
        ";",
        ";:",
        "A",
        "A:",
        "A;:",
        "A;=:",
        "A;\":",
        "A;\"\n :",
        "BEGIN",
        "BEGIN:",
        "END:",
        "BEGIN:X",
        "BEGIN:X\nEND:X",
        "BEGIN:X\n END:X",
        "END:X\nBEGIN:X",
        "=\n",
        "A;QUOTED-PRINTABLE:=",
        "A;QUOTED-PRINTABLE:=\n",
        "A;QUOTED-PRINTABLE:=\n=",
        "A;QUOTED-PRINTABLE:=\n\n=\n =",
        "A;QUOTED-PRINTABLE:=\n =\nx",
        "\0",
        "\0\0",
        "\0A\0B",
        "A\0B\0",
        "\u2028",
        "A:\u0085x",
        "\uFEFF",
        "\uFEFF\uFEFF",
        "\uFEFFBEGIN:X\n\uFEFFEND:X",
        "\n\uFEFF\n\uFEFF",
      })
  void shortTextsAreWrittenAsTheyWere(String text) {
    Document document = Document.parse(text.getBytes(UTF_8)).document();

    lookAt(document.nodes());

    assertThat(document).hasToString(text);
  }

  @Test
  void theCallersArrayIsItsOwn() {
    byte[] bytes = "BEGIN:X\r\nEND:X\r\n".getBytes(UTF_8);
    Document document = Document.parse(bytes).document();

    bytes[0] = 'x';
    document.bytes()[1] = 'x';

    assertThat(document).hasToString("BEGIN:X\r\nEND:X\r\n");
  }
}

package org.kalends.ics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritingTest {
  /** The lines between BEGIN and END, as written. */
  private static List<String> lines(Property property) {
    String text = new String(Component.of("X", List.of(property)).bytes(), UTF_8);
    assertThat(text).startsWith("BEGIN:X\r\n").endsWith("\r\nEND:X\r\n");
    return List.of(text.substring(9, text.length() - 9).split("\r\n", -1));
  }

  private static Property readBack(Property property) {
    byte[] bytes = Component.of("X", List.of(property)).bytes();
    Component read = (Component) Document.parse(bytes).document().nodes().getFirst();
    assertThat(read.nodes()).hasSize(1);
    return read.properties().getFirst();
  }

  private static Property withParameter(String value) {
    return Property.of("X-A", Parameters.of("X-P", value), "v");
  }

  @Test
  void linesAreFoldedAt75Octets() {
    String value = "x".repeat(500);

    List<String> lines = lines(Property.of("X-A", value));

    assertThat(lines).allMatch(line -> line.length() <= 75);
    assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.length() == 75);
    assertThat(readBack(Property.of("X-A", value)).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"71, 1", "72, 2", "145, 2", "146, 3"})
  void aLineIsFoldedOnlyWhenItIsLonger(int length, int lines) {
    assertThat(lines(Property.of("X-A", "x".repeat(length)))).hasSize(lines);
  }

  @Test
  void charactersAreNeverFolded() {
    for (String character : List.of("é", "漢", "🍰")) {
      for (int before = 0; before < 80; before++) {
        String value = "x".repeat(before) + character.repeat(100);
        List<String> lines = lines(Property.of("X-A", value));

        assertThat(lines).allMatch(line -> line.getBytes(UTF_8).length <= 75);
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo("X-A:" + value);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "two words, two words",
    "a:b, '\"a:b\"'",
    "a;b, '\"a;b\"'",
    "'a,b', '\"a,b\"'",
    "say \"hi\", say ^'hi^'",
    "2^3, 2^^3",
    "'a\nb', a^nb",
    "'a\r\nb', a^nb",
    "'a\rb', a^nb",
    "'', ''",
  })
  void parametersAreQuotedWhenTheyMustAndEscapedWithCarets(String value, String written) {
    assertThat(lines(withParameter(value))).containsExactly("X-A;X-P=" + written + ":v");
    assertThat(readBack(withParameter(value)).parameters().first("X-P"))
        .contains(value.replaceAll("\r\n?", "\n"));
  }

  @Test
  void parametersWithoutValuesAndWithManyAreWrittenAsSuch() {
    Parameters parameters =
        new Parameters(
            List.of(
                new Parameters.Parameter("quoted-printable", List.of()),
                new Parameters.Parameter("member", List.of("mailto:a@b", "c"))));

    assertThat(lines(Property.of("X-A", parameters, "v")))
        .containsExactly("X-A;QUOTED-PRINTABLE;MEMBER=\"mailto:a@b\",c:v");
  }

  @Test
  void parametersAreSetInPlace() {
    Parameters parameters = Parameters.of("A", "1").with("B", "2").with("C", "3");

    assertThat(parameters.with("b", "9")).hasToString(";A=1;B=9;C=3");
    assertThat(parameters.without("b")).hasToString(";A=1;C=3");
    assertThat(parameters.with("D", "4")).hasToString(";A=1;B=2;C=3;D=4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\nEND:X",
        "\nEND:X\n",
        "\rEND:X",
        "\0\r\n\r\nBEGIN:Y",
        "\u000B\f\u001C",
        "a\u007Fb"
      })
  void nothingInAValueOrParameterBeginsALine(String evil) {
    assertThat(readBack(Property.of("X-A", evil)).name()).isEqualTo("X-A");
    assertThat(readBack(Property.text("X-A", evil)).text().lines()).hasSizeLessThanOrEqualTo(4);
    assertThat(readBack(withParameter(evil)).value()).isEqualTo("v");
    assertThat(Component.of("Y" + evil, List.of()).bytes())
        .asString(UTF_8)
        .hasLineCount(2)
        .startsWith("BEGIN:Y");
  }

  @Test
  void nothingInAParametersNameEndsIt() {
    Parameters parameters = Parameters.of("X:y;\r\nz=\"", "v");

    assertThat(lines(Property.of("X-A", parameters, "v"))).containsExactly("X-A;X-Y---Z--=v:v");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "A B", "A:B", "A;B", "A\nB", "Ä", "\uFEFFA", "BEGIN", "end"})
  void whatIsNoPropertyNameIsRefused(String name) {
    assertThatThrownBy(() -> Property.of(name, "v")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lineBreaksInRawValuesBecomeEscapedOnes() {
    assertThat(Property.of("X-A", "a\r\nb\rc\nd").value()).isEqualTo("a\\nb\\nc\\nd");
    assertThat(Property.text("X-A", "a\r\nb\rc\nd").text()).isEqualTo("a\nb\nc\nd");
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String text = randomText(random);
      Property property = Property.of("X-A", Parameters.of("P", text), Text.escape(text));

      Property read = readBack(property);

      assertThat(read.text()).as("seed %d, round %d", seed, i).isEqualTo(property.text());
      assertThat(read.parameters())
          .as("seed %d, round %d", seed, i)
          .hasToString(property.parameters().toString());
    }
  }

  private static String randomText(Random random) {
    String alphabet = "aB \t,;:\"'^\\n\r\nü漢🍰\u0000\u0085\u2028=";
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(120); length > 0; length--) {
      text.appendCodePoint(codePoint(alphabet, random));
    }
    return text.toString();
  }

  private static int codePoint(String alphabet, Random random) {
    int[] all = alphabet.codePoints().toArray();
    return all[random.nextInt(all.length)];
  }
}

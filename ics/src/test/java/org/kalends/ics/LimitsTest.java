package org.kalends.ics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  private static final Limits SMALL = new Limits(1_000, 40, 3);
  private static final int MIB = 1 << 20;

  private static Parsed parse(String text, Limits limits) {
    byte[] bytes = text.getBytes(UTF_8);
    Parsed parsed = Document.parse(bytes, limits);
    assertThat(Arrays.equals(parsed.document().bytes(), bytes)).isTrue();
    return parsed;
  }

  private static void assertOneProblem(Parsed parsed, int line, String message) {
    assertThat(parsed.problems()).singleElement().extracting(Problem::line).isEqualTo(line);
    assertThat(parsed.problems().getFirst().message()).contains(message);
  }

  @Test
  void aDocumentTooLargeIsNotReadAtAll() {
    Parsed parsed = parse("BEGIN:VCALENDAR\r\n".repeat(100), SMALL);

    assertOneProblem(parsed, 0, "larger than 1000 bytes");
    assertThat(parsed.document().calendars()).isEmpty();
  }

  @Test
  void aDocumentOfTheLimitIsRead() {
    assertThat(parse("X:12345\r\n ".repeat(100), SMALL).problems()).hasSize(1);
    assertThat(parse("X:12345\n\n".repeat(111), SMALL).problems()).isEmpty();
  }

  @Test
  void aLineTooLongIsKeptAndItsNeighboursAreRead() {
    Parsed parsed =
        parse(
            "BEGIN:X\nA:1\nB:" + "b".repeat(20) + "\n " + "b".repeat(20) + "\nC:3\nEND:X\n", SMALL);

    assertOneProblem(parsed, 3, "longer than 40 bytes");
    assertThat(((Component) parsed.document().nodes().getFirst()).properties())
        .extracting(Property::name)
        .containsExactly("A", "C");
  }

  @Test
  void foldsDoNotCountAsLength() {
    assertThat(parse("B:" + "b\r\n ".repeat(37) + "b\r\n", SMALL).problems()).isEmpty();
  }

  @Test
  void whatIsTooDeepIsKeptAndItsNeighboursAreRead() {
    Parsed parsed =
        parse(
            """
            BEGIN:A
            BEGIN:B
            BEGIN:C
            BEGIN:D
            BEGIN:E
            X:1
            END:E
            END:D
            X:2
            END:C
            END:B
            X:3
            END:A
            """,
            SMALL);

    assertOneProblem(parsed, 4, "more than 3 components");
    Component a = (Component) parsed.document().nodes().getFirst();
    Component c = a.components().getFirst().components().getFirst();
    assertThat(a.text("X")).contains("3");
    assertThat(c.text("X")).contains("2");
    assertThat(c.nodes().getFirst()).hasToString("BEGIN:D\nBEGIN:E\nX:1\nEND:E\nEND:D");
  }

  @Test
  void ofVeryManyProblemsOnlyTheFirstAreNamed() {
    List<Problem> problems = parse("no colon\n".repeat(5_000), Limits.DEFAULT).problems();

    assertThat(problems).hasSize(1_001).extracting(Problem::line).startsWith(1, 2, 3);
    assertThat(problems.getLast().message()).contains("only the first 1000");
  }

  @Test
  void depthIsNotStackDepth() {
    Parsed parsed = parse("BEGIN:X\n".repeat(60) + "END:X\n".repeat(60), Limits.DEFAULT);

    assertThat(parsed.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN:X\r\n",
        "BEGIN:VEVENT\r\n",
        "BEGIN:VCALENDAR\r\n",
        "BEGIN:X\r\nBEGIN:VEVENT\r\n",
        "END:X\r\n",
        "\n",
        "\r",
        "\r\n",
        "\r\r\n",
        "\n ",
        "\n\n ",
        " ",
        ":",
        ";",
        "\"",
        "A;\":\n",
        "=\n",
        "\uFEFF",
        "\0",
        "no colon\n",
        "\u00FC",
      })
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aMebibyteOfOneThingIsReadPromptly(String thing) {
    String text = thing.repeat(MIB / thing.getBytes(UTF_8).length);

    assertReadWhole(text);
    assertReadWhole("BEGIN:X\nA;B=" + text + ":" + text + "\nEND:X\n");
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void tenMebibytesInOneLineAreReadPromptly() {
    assertReadWhole("DESCRIPTION:" + "x".repeat(10 * MIB));
    assertReadWhole("DESCRIPTION:" + "x\r\n ".repeat(10 * MIB / 4));
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aMillionBlankLinesAreReadPromptly() {
    Parsed parsed = parse("\r\n".repeat(1_000_000), Limits.DEFAULT);

    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.document().nodes()).hasSize(1_000_000);
  }

  private static void assertReadWhole(String text) {
    assertThat(readAll(parse(text, Limits.DEFAULT).document().nodes())).isPositive();
  }

  private static int readAll(List<? extends Node> nodes) {
    int read = 0;
    for (Node node : nodes) {
      read +=
          switch (node) {
            case Component component -> 1 + readAll(component.nodes());
            case Property property -> property.parameters().all().size() + property.texts().size();
            case Oddment oddment -> 1 + oddment.text().length();
          };
    }
    return read;
  }
}

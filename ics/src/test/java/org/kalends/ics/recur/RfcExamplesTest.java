package org.kalends.ics.recur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RfcExamplesTest {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleOfTheStandardsComesOut(String line) {
    String[] columns = line.split("\t", -1);
    List<String> expected = List.of(columns[2].split(" "));
    Rule.Read read = Rule.parse(columns[1]);
    assertThat(read.flaws()).isEmpty();

    RuleTimes times = times(read.rule().orElseThrow(), columns[0]);
    List<String> found = new ArrayList<>();
    while (times.hasNext() && found.size() < expected.size()) {
      found.add(written(times.nextLong(), columns[0].length() == 8));
    }

    assertThat(found).isEqualTo(expected);
    assertThat(times.hasNext()).isEqualTo(columns[3].equals("+"));
  }

  private static RuleTimes times(Rule rule, String start) {
    return start.length() == 8
        ? rule.days(LocalDate.parse(start, DateTimeFormatter.BASIC_ISO_DATE))
        : rule.times(LocalDateTime.parse(start, TIME));
  }

  private static String written(long local, boolean day) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    return day ? DateTimeFormatter.BASIC_ISO_DATE.format(time) : TIME.format(time);
  }

  static Stream<String> examples() throws IOException {
    try (InputStream in = RfcExamplesTest.class.getResourceAsStream("rfc-examples.tsv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }
}

package org.kalends.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every reason stands in docs/differential.md, with an example that has it. */
class ReasonsTest {
  private static final Pattern ROW =
      Pattern.compile("\\| ([A-Z][A-Z0-9_, ]+) \\|.*\\| `([^`]*)`, `(FREQ=[^`]*)` \\|");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private static List<Matcher> rows() throws IOException {
    Path page = Path.of(System.getProperty("project.root"), "docs", "differential.md");
    return Files.readAllLines(page).stream().map(ROW::matcher).filter(Matcher::matches).toList();
  }

  private static List<String> reasons(Matcher row) {
    return Pattern.compile(", ").splitAsStream(row.group(1)).toList();
  }

  @Test
  void everyReasonIsExplained() throws IOException {
    TreeSet<String> explained = new TreeSet<>();
    rows().forEach(row -> explained.addAll(reasons(row)));

    assertThat(explained)
        .containsAll(Arrays.stream(Quirk.values()).map(Enum::name).toList())
        .containsAll(Arrays.stream(Known.values()).map(Enum::name).toList());
  }

  @TestFactory
  Stream<DynamicTest> everyExampleHasItsReason() throws IOException {
    return rows().stream().map(row -> DynamicTest.dynamicTest(row.group(1), () -> check(row)));
  }

  private static void check(Matcher row) {
    Start start = start(row.group(2));
    Trial trial = new Trial(start, row.group(3), 12, start.time().plusYears(20));
    try (Campaign campaign = new Campaign()) {
      campaign.run(trial);
      Map<String, Campaign.Tally> verdicts = campaign.verdicts();

      assertThat(campaign.unjudged()).isEmpty();
      assertThat(verdicts.keySet())
          .anyMatch(verdict -> reasons(row).stream().anyMatch(verdict::contains));
    }
  }

  private static Start start(String text) {
    if (text.startsWith("TZID=")) {
      int colon = text.indexOf(':');
      ZoneId zone = ZoneId.of(text.substring("TZID=".length(), colon));
      LocalDateTime time = LocalDateTime.parse(text.substring(colon + 1), TIME);
      return new Start(Start.Form.ZONED, time, zone);
    }
    if (!text.contains("T")) {
      LocalDate day = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
      return new Start(Start.Form.DATE, day.atStartOfDay(), ZoneOffset.UTC);
    }
    Start.Form form = text.endsWith("Z") ? Start.Form.UTC : Start.Form.FLOATING;
    return new Start(form, LocalDateTime.parse(text.replace("Z", ""), TIME), ZoneOffset.UTC);
  }
}

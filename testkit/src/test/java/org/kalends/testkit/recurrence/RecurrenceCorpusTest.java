package org.kalends.testkit.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecurrenceCorpusTest {
  @Test
  void everyCaseOfTheCorpusPassesOrIsExcused() throws IOException {
    Path folder = Path.of(System.getProperty("corpus", "corpus")).resolve("recurrence");
    assumeTrue(Files.isDirectory(folder), "skipped: no corpus, set -Dcorpus=FOLDER");

    assertThat(RecurrenceCorpus.of(folder).failures()).isEmpty();
  }

  @Test
  void failuresAreNamedAndCounted(@TempDir Path folder) throws IOException {
    Files.write(
        folder.resolve("recurrence.jsonl"),
        List.of(
            rule("made-1", "FREQ=DAILY;COUNT=2", "\"20260101\",\"20260102\""),
            rule("made-2", "FREQ=DAILY;COUNT=2", "\"20260101\",\"20260103\""),
            rule("made-3", "RSCALE=HEBREW;FREQ=YEARLY", "\"20260101\"")));
    Files.writeString(
        folder.resolve("invalid-rules.jsonl"),
        "{\"id\": \"bad-1\", \"rule\": \"FREQ=DAILY;INTERVAL=0\", \"lax_equivalent\": \"FREQ=DAILY\"}");

    RecurrenceCorpus corpus = RecurrenceCorpus.of(folder);

    assertThat(corpus.failures()).singleElement().asString().startsWith("made-2: ");
    assertThat(corpus).hasToString("recurrence: passed 2, excused 1, failed 1");
  }

  private static String rule(String id, String rule, String expected) {
    return """
    {"id": "%s", "dtstart": "20260101", "tzid": null, "rrule": "%s", "exdate": [], \
    "rdate": [], "limit": null, "expected": [%s], "semantics": "rule", \
    "dtstart_in_expected": true, "confidence": "single-source"}\
    """
        .formatted(id, rule, expected);
  }
}

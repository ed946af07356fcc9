package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
  @ParameterizedTest
  @ValueSource(strings = {"calendars", "recur-calendars", "fuzz"})
  void everyFileOfTheCorpusComesBackByteForByte(String part) throws IOException {
    Path folder = Path.of(System.getProperty("corpus", "corpus")).resolve(part);
    assumeTrue(Files.isDirectory(folder), "skipped: no corpus, set -Dcorpus=FOLDER");

    RoundTrip result = RoundTrip.of(List.of(folder));

    assertThat(result.failures()).isEmpty();
    assertThat(result.files()).isPositive();
  }

  @Test
  void everyFileIsReadWhateverItsNameAndTheResultIsOneLine(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("notes"), "no calendar");
    Files.createDirectories(folder.resolve("deep/er"));
    Files.writeString(folder.resolve("deep/er/.hidden.ics"), "BEGIN:VCALENDAR\nEND:VCALENDAR");

    RoundTrip result = RoundTrip.of(List.of(folder));

    assertThat(result.failures()).isEmpty();
    assertThat(result.toString())
        .matches("roundtrip: files 2, identical 2, exceptions 0, problems 1, MB/s \\d+");
  }
}

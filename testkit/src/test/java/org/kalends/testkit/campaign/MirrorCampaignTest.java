package org.kalends.testkit.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mirrors in short; {@code tools/campaign --mirror} is the long form. */
class MirrorCampaignTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void noRandomHistoryOfAMirrorBreaksALaw() {
    long seed = Long.getLong("seed", 20_261_121L);
    assertThat(campaign("--histories", "1000", "--seed", "" + seed)).as(text()).isZero();
  }

  /** Marks in the target make up for much that is not remembered, so not every history tells. */
  @ParameterizedTest
  @CsvSource({"history, 1", "journal, 80", "conditions, 20"})
  void whatIsBrokenIsFound(String part, String seed) {
    assertThat(campaign("--histories", "20", "--seed", seed, "--break", part)).isPositive();
    assertThat(text()).contains("breaks a law; made small:");
  }

  private long campaign(String... args) {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return MirrorCampaign.run(Options.of(args).orElseThrow(), out);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}

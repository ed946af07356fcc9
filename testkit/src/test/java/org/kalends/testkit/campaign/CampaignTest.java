package org.kalends.testkit.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The campaign in short; {@code tools/campaign} is the long form. */
class CampaignTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void noRandomHistoryBreaksALaw() {
    long seed = Long.getLong("seed", 20_261_121L);
    assertThat(campaign("--histories", "4000", "--seed", "" + seed)).as(text()).isZero();
    assertThat(text()).endsWith("campaign: histories 4000, violations 0\n");
  }

  @Test
  void noHistoryOfTwoDeedsWithATroubleAtAnyCallBreaksALaw() {
    assertThat(campaign("--histories", "0", "--deeds", "2")).as(text()).isZero();
  }

  @Test
  void slicesOfTheSmallScopeAreAllOfItTogether() {
    int whole = tried("1/1");
    assertThat(tried("1/3") + tried("2/3") + tried("3/3")).isEqualTo(whole).isPositive();
  }

  private int tried(String slice) {
    printed.reset();
    campaign("--histories", "0", "--deeds", "1", "--slice", slice);
    return Integer.parseInt(text().replaceAll("(?s)exhaustive: histories (\\d+),.*", "$1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal", "conditions", "history"})
  void whatIsBrokenIsFound(String part) {
    assertThat(campaign("--histories", "300", "--break", part)).isPositive();
    assertThat(text()).contains("breaks a law; made small:");
  }

  private long campaign(String... args) {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return Campaign.run(Options.of(args).orElseThrow(), out);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}

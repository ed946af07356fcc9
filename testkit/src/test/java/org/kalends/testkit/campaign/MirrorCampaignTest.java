package org.kalends.testkit.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Mirrors in short; {@code tools/campaign --mirror} is the long form. */
class MirrorCampaignTest {
  @Test
  void noRandomHistoryOfAMirrorBreaksALaw() {
    long seed = Long.getLong("seed", 20_261_121L);
    var printed = new ByteArrayOutputStream();
    Options options = Options.of("--histories", "1000", "--seed", "" + seed).orElseThrow();
    long violations =
        MirrorCampaign.run(options, new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(violations).as(printed.toString(StandardCharsets.UTF_8)).isZero();
  }
}

package org.kalends.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The short form of {@code tools/differential}; the long one is told of in docs/differential.md.
 */
class DifferentialTest {
  private static final long SEED = 5545;
  private static final int RULES = 5000;

  @Test
  void everyDifferenceFromOtherLibrariesHasAReason() {
    Trials trials = new Trials(SEED);
    try (Campaign campaign = new Campaign()) {
      for (int number = 0; number < RULES; number++) {
        campaign.run(trials.at(number));
      }

      assertThat(campaign.unjudged()).as("seed %s", SEED).isEmpty();
      assertThat(campaign.differences()).isPositive();
    }
  }
}

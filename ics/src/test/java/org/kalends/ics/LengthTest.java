package org.kalends.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTest {
  @ParameterizedTest
  @CsvSource({
    "PT15M, PT15M",
    "-PT900S, -PT15M",
    "+PT60M, PT1H",
    "P7D, P1W",
    "P1W2D, P9D",
    "P1DT24H, P1DT24H",
    "P15DT5H0M20S, P15DT5H20S",
    "-P0DT1H, -PT1H",
    "PT, PT0S",
    "P, PT0S",
    "-P, PT0S",
    "P2H, PT2H",
    "p1dt2h, P1DT2H",
    "PT0S, PT0S"
  })
  void lenientlyReadLengthsAreWrittenCanonically(String text, String canonical) {
    assertThat(Length.parse(text)).map(Length::value).contains(canonical);
    assertThat(Length.parse(canonical)).isEqualTo(Length.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "15M", "PT1H30", "P1Y", "PTM", "PT0.5S", "P99999999999D", "P-1D", "P1D/"})
  void whatIsNoDurationIsEmpty(String text) {
    assertThat(Length.parse(text)).isEmpty();
  }

  @Test
  void dayAndTwentyFourHoursDiffer() {
    assertThat(Length.parse("P1D")).isNotEqualTo(Length.parse("PT24H"));
  }

  @Test
  void oppositeSignsAreRefused() {
    assertThatThrownBy(() -> new Length(1, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}

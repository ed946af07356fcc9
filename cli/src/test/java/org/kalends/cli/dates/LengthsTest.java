package org.kalends.cli.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthsTest {
  @ParameterizedTest
  @CsvSource({"30m,PT30M", "1h,PT1H", "1h30m,PT90M", "2 hours,PT2H", "1d,PT24H", "1 h 5 min,PT65M"})
  void lengthsAreDaysHoursAndMinutes(String text, Duration length) throws UnclearDate {
    assertThat(Lengths.of(text)).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0m", "soon", "-1h", "1h30", "90"})
  void whatIsNoLengthIsSaid(String text) {
    assertThatThrownBy(() -> Lengths.of(text))
        .isInstanceOf(UnclearDate.class)
        .hasMessageContaining("1h30m");
  }

  @ParameterizedTest
  @CsvSource({
    "09:00-18:00,540,1080",
    "9-18,540,1080",
    "9am – 6pm,540,1080",
    "00:00-24:00,0,1440",
    "8:30-9:15,510,555"
  })
  void hoursAreMinutesOfTheDay(String text, int from, int to) throws UnclearDate {
    assertThat(Hours.of(text)).isEqualTo(new Hours(from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9", "18-9", "9-9", "9-25", "a-b", "1-2-3"})
  void whatAreNoHoursIsSaid(String text) {
    assertThatThrownBy(() -> Hours.of(text))
        .isInstanceOf(UnclearDate.class)
        .hasMessageContaining("09:00-18:00");
  }
}

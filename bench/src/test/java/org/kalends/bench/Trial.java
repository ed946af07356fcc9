package org.kalends.bench;

import java.time.LocalDateTime;

/**
 * One question to all: which are the first times of a rule?
 *
 * @param most how many are asked for
 * @param horizon none after this local time is asked for
 */
record Trial(Start start, String rule, int most, LocalDateTime horizon) {
  long end() {
    return start.instant(horizon);
  }

  @Override
  public String toString() {
    return start.line() + " RRULE:" + rule;
  }
}

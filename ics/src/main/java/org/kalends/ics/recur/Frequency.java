package org.kalends.ics.recur;

/** FREQ of a rule (RFC 5545 3.3.10), the shortest first. */
public enum Frequency {
  SECONDLY,
  MINUTELY,
  HOURLY,
  DAILY,
  WEEKLY,
  MONTHLY,
  YEARLY
}

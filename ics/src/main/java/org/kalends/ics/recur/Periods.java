package org.kalends.ics.recur;

/**
 * The years, months, weeks or days that a rule looks at, every INTERVAL of them, numbered from 0.
 */
interface Periods {
  /** How many there are before the end of time. */
  long count();

  /** The number of the last one that could have that day or an earlier one, at least 0. */
  long at(long day);

  /** The days of one that pass. */
  void load(long number, DaySet days);

  /** After how many the days repeat. */
  long cycle();
}

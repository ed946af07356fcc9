package org.kalends.ics.series;

import org.kalends.ics.When;

/** Why an operation on a series cannot be done. */
public sealed interface Refusal {
  /** It does not repeat, so there is no single occurrence to speak of. */
  record NotASeries() implements Refusal {}

  /** No occurrence is called so, or it was deleted. */
  record NoSuchOccurrence(When id) implements Refusal {}

  /** That occurrence is as the series has it: there is no exception to undo. */
  record NoException(When id) implements Refusal {}

  /** Only single occurrences of the series are here, as in an invitation to one of them. */
  record NoMaster() implements Refusal {}

  /** There is no DTSTART, or none that can be read. */
  record NoStart() implements Refusal {}

  /** It would end before it starts. */
  record EndsBeforeStart(When start) implements Refusal {}

  /**
   * The rule names days or times, and not so that they could follow the start.
   *
   * @param rule the RRULE
   * @param part of it, that cannot follow
   */
  record RuleStays(String rule, String part) implements Refusal {}

  /**
   * A changed or deleted occurrence has no counterpart after the move.
   *
   * @param id what it is called before
   */
  record ExceptionStays(When id) implements Refusal {}

  /**
   * A rule counts from the start of the series in a way that it cannot from there.
   *
   * @param at where it would be split
   */
  record Indivisible(When at) implements Refusal {}

  /** What is in the way and what can be done, as a sentence fragment for people. */
  default String message() {
    return switch (this) {
      case NotASeries none -> "it does not repeat; change it as a whole";
      case NoSuchOccurrence none -> "it has no occurrence at " + readable(none.id());
      case NoException none ->
          "the occurrence at " + readable(none.id()) + " is as the series says";
      case NoMaster none -> "only single occurrences of it are here, not the series itself";
      case NoStart none -> "it has no start (DTSTART) that can be read";
      case EndsBeforeStart end -> "it would end before it starts at " + readable(end.start());
      case RuleStays stays ->
          "its rule "
              + stays.rule()
              + " cannot follow because of "
              + stays.part()
              + "; give the new rule as well";
      case ExceptionStays stays ->
          "the changed or deleted occurrence at "
              + readable(stays.id())
              + " has no place in the moved series; undo it first";
      case Indivisible split ->
          "its rules count from the start of the series and cannot be split at "
              + readable(split.at());
    };
  }

  private static String readable(When when) {
    return switch (when) {
      case When.Day day -> day.date().toString();
      case When.Floating floating -> floating.time().toString().replace('T', ' ');
      case When.Zoned zoned -> zoned.time().toString().replace('T', ' ') + ' ' + zoned.tzid();
      case When.Utc utc -> utc.instant().toString();
    };
  }
}

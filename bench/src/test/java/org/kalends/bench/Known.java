package org.kalends.bench;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.kalends.ics.recur.Frequency;

/**
 * What a library does wrong with a kind of rule, where no {@link Quirk} foretells the outcome. Each
 * is explained, with an example and the section of the RFC, in docs/differential.md.
 */
enum Known {
  LIB_RECUR_REFUSES_UNTIL(Library.LIB_RECUR, q -> q.refused("until values")),
  LIB_RECUR_GIVES_UP(Library.LIB_RECUR, q -> q.refused("too many") && q.rightSoFar()),
  LIB_RECUR_YEAR_10000(Library.LIB_RECUR, Question::goesBack),
  LIB_RECUR_WEEKS(Library.LIB_RECUR, q -> !q.rule().weeks().isEmpty()),
  LIB_RECUR_YEAR_DAY_THROWS(
      Library.LIB_RECUR, q -> q.refused("IndexOutOfBounds") && !q.rule().yearDays().isEmpty()),
  LIB_RECUR_CLOCK(Library.LIB_RECUR, q -> q.clockChanges() && (q.brief() || q.differsAtChange())),

  ICAL4J_REFUSES_SECOND_60(Library.ICAL4J, q -> q.refused("Value not in range [0 - 59]")),
  ICAL4J_DAYS_WITH_TIMES(
      Library.ICAL4J,
      q ->
          q.trial().start().date()
              && (q.refused("Unsupported") || q.refused("Invalid temporal type"))),
  ICAL4J_GIVES_UP(Library.ICAL4J, q -> q.stopsAfter(1000)),
  ICAL4J_BRIEF_DAYS(
      Library.ICAL4J, q -> q.brief() && !q.rule().months().isEmpty() && !q.rule().days().isEmpty()),
  ICAL4J_NEGATIVE_YEAR_DAY(
      Library.ICAL4J, q -> q.brief() && q.rule().yearDays().stream().anyMatch(day -> day < 0)),
  ICAL4J_YEAR_DAYS(
      Library.ICAL4J, q -> q.yearly() && !q.rule().yearDays().isEmpty() && q.dayParts() > 1),
  ICAL4J_COUNTED_DAYS(Library.ICAL4J, q -> q.counted() && !q.rule().monthDays().isEmpty()),
  ICAL4J_MONTH_OF_WEEK(
      Library.ICAL4J,
      q -> q.rule().frequency() == Frequency.WEEKLY && !q.rule().months().isEmpty()),
  ICAL4J_WEEKS(Library.ICAL4J, q -> !q.rule().weeks().isEmpty()),
  ICAL4J_CLOCK(Library.ICAL4J, q -> q.clockChanges() && (q.brief() || q.differsAtChange()));

  /** Whom ours is compared with. */
  enum Library {
    LIB_RECUR(
        "lib-recur",
        EnumSet.of(
            Quirk.MONTH_OF_START,
            Quirk.WHOLE_FIRST_WEEK,
            Quirk.POSITIONS_FROM_START,
            Quirk.WEEKDAY_OF_START,
            Quirk.WEEK_YEAR_OF_START,
            Quirk.UNTIL_WHOLE_DAY,
            Quirk.TIMES_ON_DAYS,
            Quirk.POSITIONS_FROM_MONTH,
            Quirk.NO_SECOND_60,
            Quirk.SKIPPED_MOVED,
            Quirk.YEAR_DAY_EARLY)),
    ICAL4J(
        "ical4j",
        EnumSet.of(
            Quirk.MONTH_OF_START,
            Quirk.WHOLE_FIRST_WEEK,
            Quirk.WEEKDAY_OF_START,
            Quirk.WEEK_YEAR_OF_START,
            Quirk.WEEK_FROM_SUNDAY,
            Quirk.UNTIL_WHOLE_DAY,
            Quirk.UNTIL_IN_UTC,
            Quirk.SKIPPED_MOVED));

    private final String title;
    private final Set<Quirk> quirks;

    Library(String title, Set<Quirk> quirks) {
      this.title = title;
      this.quirks = quirks;
    }

    String title() {
      return title;
    }

    /** The ways of reading that are its own, besides RULE_ONLY. */
    Set<Quirk> quirks() {
      return quirks;
    }
  }

  private final Library library;
  private final Predicate<Question> kind;

  Known(Library library, Predicate<Question> kind) {
    this.library = library;
    this.kind = kind;
  }

  Library library() {
    return library;
  }

  boolean explains(Question question) {
    return kind.test(question);
  }
}

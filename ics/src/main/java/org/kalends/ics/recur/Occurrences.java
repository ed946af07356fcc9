package org.kalends.ics.recur;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.kalends.ics.Item;
import org.kalends.ics.Problem;
import org.kalends.ics.When;

/**
 * The recurrence set of an item (RFC 5545 3.8.5.3): DTSTART, RRULE and RDATE, without EXDATE and
 * EXRULE, with what overrides say in place of what they override. Worked out only as far as asked
 * for. Nothing here throws, whatever the item holds: what cannot be understood is left out and
 * named among the problems.
 */
public final class Occurrences {
  private final Series series;
  private final List<Problem> problems;

  private Occurrences(Series series, List<Problem> problems) {
    this.series = series;
    this.problems = problems;
  }

  /**
   * The occurrences of an item.
   *
   * @param zone where floating times and days are
   */
  public static Occurrences of(Item item, ZoneId zone) {
    SeriesReader reader = new SeriesReader(item, zone);
    return new Occurrences(reader.series(), reader.problems());
  }

  /**
   * Those that have to do with a span, in order of {@link Occurrence#from}: they begin before its
   * end and end after its start; one that takes no time begins within it (RFC 4791 9.9).
   *
   * @param from inclusive
   * @param to exclusive
   */
  public Stream<Occurrence> between(Instant from, Instant to) {
    return from(from).takeWhile(occurrence -> occurrence.from().isBefore(to));
  }

  /** Those that are not over by then, in order, lazily; they may go on for ever. */
  public Stream<Occurrence> from(Instant from) {
    Iterator<Occurrence> merged = new Merge(series, from);
    int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(merged, traits), false);
  }

  /** All, in order, lazily. */
  public Stream<Occurrence> all() {
    return from(Instant.MIN);
  }

  /**
   * The occurrence that a RECURRENCE-ID of this item names, compared as instants, or as days where
   * one of both is a day; empty where there is none or it was excluded.
   */
  public Optional<Occurrence> at(When id) {
    return new Lookup(series).find(id);
  }

  /** Whether they go on for ever: a rule has neither COUNT nor UNTIL. */
  public boolean endless() {
    return series.repeats().stream().anyMatch(repeat -> repeat.rule().endless());
  }

  /** What of the item could not be understood. */
  public List<Problem> problems() {
    return problems;
  }
}

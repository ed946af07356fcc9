package org.kalends.ics.recur;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The occurrences of a series that are not over by some time, in order. */
final class Merge implements Iterator<Occurrence> {
  private static final Instant BEGINNING = Instant.parse("-0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+20010-01-01T00:00:00Z");

  private final Series series;
  private final Instant from;
  private final List<Source> sources = new ArrayList<>();
  private Occurrence next;
  private Occurrence last;

  /** Where occurrences come from: one rule in one stretch, or those that no rule gives. */
  private static final class Source {
    private final Iterator<Occurrence> occurrences;
    private Occurrence first;

    Source(Iterator<Occurrence> occurrences) {
      this.occurrences = occurrences;
    }

    boolean advance() {
      boolean more = occurrences.hasNext();
      first = more ? occurrences.next() : first;
      return more;
    }
  }

  Merge(Series series, Instant from) {
    this.series = series;
    this.from = from.isBefore(BEGINNING) ? BEGINNING : from.isAfter(END) ? END : from;
    add(series.single().iterator());
    List<Stretch> stretches = series.stretches();
    for (int at = 0; at < stretches.size(); at++) {
      long before = at + 1 == stretches.size() ? Times.END : stretches.get(at + 1).from();
      if (!stretches.get(at).cancelled()) {
        for (Repeat repeat : series.repeats()) {
          add(walk(repeat, stretches.get(at), before));
        }
      }
    }
    advance();
  }

  private void add(Iterator<Occurrence> occurrences) {
    Source source = new Source(occurrences);
    if (source.advance()) {
      sources.add(source);
    }
  }

  private Walk walk(Repeat repeat, Stretch stretch, long before) {
    Times times = repeat.inOrder(series.clock());
    if (from.isAfter(BEGINNING)) {
      times.seek(earliest(stretch));
    }
    return new Walk(times, series.clock(), stretch, before, repeat.until(), series.exclusions());
  }

  /** The local time of the first that can last into the time asked for. */
  private long earliest(Stretch stretch) {
    WallClock clock = series.clock();
    long local = clock.earliest(from.getEpochSecond() - stretch.extent().most());
    boolean plain = stretch.clock() == clock && stretch.shift() == 0;
    // clocks of two zones are not always equally far apart
    return plain ? local : local - stretch.shift() - 2 * Civil.DAY;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Occurrence next() {
    if (next == null) {
      throw new NoSuchElementException("the series is over");
    }
    last = next;
    advance();
    return last;
  }

  private void advance() {
    do {
      next = take();
    } while (next != null && (over(next) || repeated(next)));
  }

  private boolean over(Occurrence occurrence) {
    return occurrence.from().equals(occurrence.to())
        ? occurrence.from().isBefore(from)
        : !occurrence.to().isAfter(from);
  }

  /** Two rules may give the same. */
  private boolean repeated(Occurrence occurrence) {
    return last != null
        && last.from().equals(occurrence.from())
        && last.id().equals(occurrence.id());
  }

  private Occurrence take() {
    Source first = null;
    for (Source source : sources) {
      if (first == null || SeriesReader.ORDER.compare(source.first, first.first) < 0) {
        first = source;
      }
    }
    if (first == null) {
      return null;
    }
    Occurrence taken = first.first;
    if (!first.advance()) {
      sources.remove(first);
    }
    return taken;
  }
}

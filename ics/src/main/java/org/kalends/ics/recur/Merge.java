package org.kalends.ics.recur;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The occurrences of a series that are not over by some time, in order. */
final class Merge implements Iterator<Occurrence> {
  private final Series series;
  private final List<Walk> walks = new ArrayList<>();
  private final Iterator<Occurrence> single;
  private final Instant from;
  private Optional<Occurrence> nextSingle = Optional.empty();
  private Optional<Occurrence> next = Optional.empty();
  private Optional<Occurrence> last = Optional.empty();

  Merge(Series series, Instant from) {
    this.series = series;
    this.from = from;
    this.single = series.single().iterator();
    advanceSingle();
    for (int at = 0; at < series.stretches().size(); at++) {
      boolean final_ = at + 1 == series.stretches().size();
      long before = final_ ? Times.END : series.stretches().get(at + 1).from();
      Stretch stretch = series.stretches().get(at);
      if (!stretch.cancelled()) {
        series.repeats().forEach(repeat -> walks.add(walk(repeat, stretch, before)));
      }
    }
    advance();
  }

  private Walk walk(Repeat repeat, Stretch stretch, long before) {
    Times times = repeat.times();
    seek(times, stretch);
    boolean clock = repeat.rule().frequency().compareTo(Frequency.DAILY) < 0;
    return new Walk(
        times, series.clock(), stretch, before, repeat.until(), clock, series.exclusions());
  }

  /** To the first that can last into the time asked for, or be of the stretch. */
  private void seek(Times times, Stretch stretch) {
    long earliest = Times.START;
    if (from.isAfter(BEGINNING)) {
      long most = stretch.extent().most();
      earliest = series.clock().earliest(from.minusSeconds(most)) - stretch.shift();
      earliest -=
          stretch.clock().like().getClass() == series.clock().like().getClass()
                  && stretch.shift() == 0
              ? 0
              : 2 * Civil.DAY;
      times.seek(earliest);
    }
  }

  private static final Instant BEGINNING = Instant.ofEpochSecond(-70_000_000_000L);

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Occurrence next() {
    Occurrence now = next.orElseThrow(NoSuchElementException::new);
    last = next;
    advance();
    return now;
  }

  private void advance() {
    do {
      next = take();
    } while (next.isPresent() && (over(next.get()) || repeated(next.get())));
  }

  private boolean over(Occurrence occurrence) {
    return occurrence.from().equals(occurrence.to())
        ? occurrence.from().isBefore(from)
        : !occurrence.to().isAfter(from);
  }

  /** Two rules may give the same. */
  private boolean repeated(Occurrence occurrence) {
    return last.filter(before ->
            before.from().equals(occurrence.from()) && before.id().equals(occurrence.id()))
        .isPresent();
  }

  private Optional<Occurrence> take() {
    Walk first = null;
    for (Walk walk : walks) {
      if (walk.peek().isPresent()
          && (first == null || earlier(walk.peek().get(), first.peek().get()))) {
        first = walk;
      }
    }
    if (first == null || nextSingle.isPresent() && !earlier(first.peek().get(), nextSingle.get())) {
      Optional<Occurrence> taken = nextSingle;
      advanceSingle();
      return taken;
    }
    Optional<Occurrence> taken = first.peek();
    first.advance();
    return taken;
  }

  private static boolean earlier(Occurrence one, Occurrence other) {
    return SeriesReader.ORDER.compare(one, other) < 0;
  }

  private void advanceSingle() {
    nextSingle = single.hasNext() ? Optional.of(single.next()) : Optional.empty();
  }
}

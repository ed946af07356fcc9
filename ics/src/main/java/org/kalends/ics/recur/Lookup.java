package org.kalends.ics.recur;

import java.util.Optional;
import org.kalends.ics.When;

/** Finds one occurrence by its RECURRENCE-ID. */
final class Lookup {
  private final Series series;
  private final WallClock clock;

  Lookup(Series series) {
    this.series = series;
    this.clock = series.clock();
  }

  Optional<Occurrence> find(When id) {
    boolean day = id instanceof When.Day || clock.days();
    Optional<Occurrence> single =
        series.single().stream()
            .filter(each -> day ? sameDay(each.id(), id) : clock.key(each.id()) == clock.key(id))
            .findFirst();
    return single.isPresent()
        ? single
        : series.repeats().stream().flatMap(repeat -> find(repeat, id, day).stream()).findFirst();
  }

  private boolean sameDay(When one, When id) {
    return Math.floorDiv(clock.local(one), Civil.DAY) == Math.floorDiv(clock.local(id), Civil.DAY);
  }

  private Optional<Occurrence> find(Repeat repeat, When id, boolean day) {
    long local = clock.local(id);
    long first =
        day ? Math.floorDiv(local, Civil.DAY) * Civil.DAY : clock.earliest(clock.epoch(local));
    long last = day ? first + Civil.DAY - 1 : local;
    Exclusions exclusions = series.exclusions();
    Times times = repeat.inOrder(clock);
    times.seek(first);
    for (long each = times.next(); each != Times.END; each = times.next()) {
      long key = clock.key(each);
      if (key > clock.key(last)) {
        break;
      }
      boolean found = day || key == clock.key(id);
      if (found && key <= repeat.until() && !exclusions.has(each, key)) {
        return occurrence(each, key);
      }
    }
    return Optional.empty();
  }

  private Optional<Occurrence> occurrence(long local, long key) {
    return series.stretches().stream()
        .filter(stretch -> stretch.from() <= key)
        .reduce((one, later) -> later)
        .filter(stretch -> !stretch.cancelled())
        .map(stretch -> stretch.occurrence(clock, local));
  }
}

package org.kalends.ics.series;

import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.When;

/** Operations on one occurrence and those after it. */
record Following(Series series, When id, Stamp stamp) {
  private static final List<String> TIMES = List.of("DTSTART", "DTEND", "DUE", "DURATION");

  private Split split() throws RefusedException {
    return Split.of(Body.ofSeries(series.item(), series.zone()), id);
  }

  Revision delete() throws RefusedException {
    Split split = split();
    Body head = split.head();
    return split.atStart() || head.isEmpty() ? Series.gone() : Series.revised(marked(split, head));
  }

  private Item marked(Split split, Body head) {
    return head.withMaster(Revisions.mark(split.body().master(), head.master(), stamp.now()))
        .item();
  }

  Revision change(Edit edit) throws RefusedException {
    Split split = split();
    Body head = split.head();
    boolean whole = split.atStart() || head.isEmpty();
    Body tail =
        split.isDtstart() ? split.body() : split.tail(whole ? series.item().uid() : stamp.uid());
    Component after = Everything.edited(series, tail.master(), edit);
    if (after.toString().equals(tail.master().toString())) {
      return Series.revised(series.item());
    }
    Revision.Revised rest = new Whole(tail, after, stamp).revised();
    Body revised = first(tail, Body.of(rest.item().orElseThrow(), series.zone()), edit);
    if (whole) {
      Item item =
          Body.with(series.item(), Optional.of(revised.master()), revised.item().overrides());
      return new Revision.Revised(Optional.of(item), Optional.empty(), rest.dropped());
    }
    Item added = revised.withMaster(Revisions.fresh(revised.master(), stamp.now())).item();
    return new Revision.Revised(
        Optional.of(marked(split, head)), Optional.of(added), rest.dropped());
  }

  /** The occurrence that was pointed at is meant in any case, also where it has an override. */
  private Body first(Body before, Body after, Edit edit) throws RefusedException {
    Optional<Component> old = before.overridesAt(before.start()).findFirst();
    Optional<Component> moved = after.overridesAt(after.start()).findFirst();
    if (old.isEmpty() || moved.isEmpty()) {
      return after;
    }
    Component edited = Exceptions.pinned(old.get(), edit.apply(old.get()));
    boolean timed = !Timing.start(edited).equals(Timing.start(old.get()));
    edited = Exceptions.keeping(edited, moved.get(), "RECURRENCE-ID");
    for (String name : timed ? List.<String>of() : TIMES) {
      edited = Exceptions.keeping(edited, moved.get(), name);
    }
    series.requireForwards(old.get(), edited);
    return after.put(moved, Revisions.mark(old.get(), edited, stamp.now()));
  }
}

package org.kalends.ics.series;

import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.When;

/** Operations on a whole item. */
record Everything(Series series, Stamp stamp) {
  Revision change(Edit edit) throws RefusedException {
    Item item = series.item();
    if (item.master().isEmpty()) {
      return new Single(series, onlyOne(), stamp).change(edit);
    }
    Component before = item.master().get();
    Component after = edited(series, before, edit);
    if (after.toString().equals(before.toString())) {
      return Series.revised(item);
    }
    boolean single = item.overrides().isEmpty() && !Item.repeats(before);
    if (single) {
      Component marked = Revisions.mark(before, after, stamp.now());
      return Series.revised(Body.with(item, Optional.of(marked), item.overrides()));
    }
    return new Whole(Body.of(item, series.zone()), after, stamp).revised();
  }

  /** An invitation to one occurrence is a whole item, too. */
  private When onlyOne() throws RefusedException {
    List<When> ids =
        series.item().overrides().stream().flatMap(override -> Body.id(override).stream()).toList();
    if (ids.size() != 1) {
      throw new RefusedException(new Refusal.NoMaster());
    }
    return ids.getFirst();
  }

  static Component edited(Series series, Component before, Edit edit) throws RefusedException {
    Component edited = edit.apply(before);
    Component after =
        Exceptions.keeping(Exceptions.without(edited, "RECURRENCE-ID"), before, "UID");
    series.requireForwards(before, after);
    return after;
  }
}

package org.kalends.ics.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;

/** Operations on one occurrence. */
record Single(Series series, When id, Stamp stamp) {
  Revision change(Edit edit) throws RefusedException {
    Item item = series.item();
    if (item.master().isEmpty()) {
      return Series.revised(orphaned(edit));
    }
    Body body = Body.ofSeries(item, series.zone());
    Occurrence occurrence = body.occurrence(id);
    Body single = Exceptions.single(body, occurrence.id());
    Optional<Component> old = override(single, occurrence);
    Component before = old.orElseGet(() -> Exceptions.fresh(occurrence, single));
    Component after = edited(before, edit);
    return Series.revised(
        after.toString().equals(before.toString()) ? item : single.put(old, after).item());
  }

  private static Optional<Component> override(Body body, Occurrence occurrence) {
    List<Component> all = body.overridesAt(occurrence.id()).toList();
    return all.stream()
        .filter(occurrence.component()::equals)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private Component edited(Component before, Edit edit) throws RefusedException {
    Component after = Exceptions.pinned(before, edit.apply(before));
    series.requireForwards(before, after);
    return Revisions.mark(before, after, stamp.now());
  }

  /** Of an invitation to single occurrences there is no master. */
  private Item orphaned(Edit edit) throws RefusedException {
    Item item = series.item();
    List<Component> all = new ArrayList<>(item.overrides());
    int place = orphan();
    all.set(place, edited(all.get(place), edit));
    return Body.with(item, Optional.empty(), all);
  }

  private int orphan() throws RefusedException {
    List<Component> all = series.item().overrides();
    Form form = series.timing().form(id);
    for (int i = 0; i < all.size(); i++) {
      if (Body.id(all.get(i)).filter(other -> form.same(other, id)).isPresent()) {
        return i;
      }
    }
    throw new RefusedException(new Refusal.NoSuchOccurrence(id));
  }

  Revision delete() throws RefusedException {
    Item item = series.item();
    if (item.master().isEmpty()) {
      List<Component> all = new ArrayList<>(item.overrides());
      all.remove(orphan());
      return all.isEmpty() ? Series.gone() : Series.revised(Body.with(item, Optional.empty(), all));
    }
    Body body = Body.ofSeries(item, series.zone());
    Body rest = without(body, body.occurrence(id));
    return rest.isEmpty() ? Series.gone() : Series.revised(rest.item());
  }

  private Body without(Body body, Occurrence occurrence) throws RefusedException {
    When name = body.form().like(occurrence.id());
    Body single = Exceptions.single(body, name).withoutOverridesAt(name);
    if (body.unchanged().at(name).isEmpty()) {
      return single;
    }
    Component excluded = DateLists.add(body.master(), "EXDATE", name);
    return single.withMaster(Revisions.mark(body.master(), excluded, stamp.now()));
  }

  Revision restore() throws RefusedException {
    Body body = Body.ofSeries(series.item(), series.zone());
    Form form = body.form();
    Component included = DateLists.keep(body.master(), "EXDATE", other -> !form.same(other, id));
    Body plain =
        body.withoutOverridesAt(id)
            .withMaster(Revisions.mark(body.master(), included, stamp.now()));
    if (plain.item().equals(body.item())) {
      body.occurrence(id);
      throw new RefusedException(new Refusal.NoException(id));
    }
    return Series.revised(plain.item());
  }

  Revision detach() throws RefusedException {
    Body body = Body.ofSeries(series.item(), series.zone());
    Occurrence occurrence = body.occurrence(id);
    Component own = Exceptions.alone(occurrence, body).with(Property.text("UID", stamp.uid()));
    Item added =
        Series.item(body.item(), stamp.uid(), Revisions.fresh(own, stamp.now()), List.of());
    Body rest = without(body, occurrence);
    Optional<Item> left = rest.isEmpty() ? Optional.empty() : Optional.of(rest.item());
    return new Revision.Revised(left, Optional.of(added), List.of());
  }
}

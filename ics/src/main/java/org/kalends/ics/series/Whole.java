package org.kalends.ics.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Length;
import org.kalends.ics.When;

/**
 * A master that was edited, with what that means for its exceptions and overrides.
 *
 * @param old before
 * @param edited the master after, as the edit left it
 */
record Whole(Body old, Component edited, Stamp stamp) {
  private static final List<String> PATTERN = List.of("RRULE", "RDATE", "EXRULE");

  Revision.Revised revised() throws RefusedException {
    When start =
        Timing.start(edited).orElseThrow(() -> new RefusedException(new Refusal.NoStart()));
    Shift shift = new Shift(old.form(), old.timing().form(start));
    boolean moves = !start.equals(old.start());
    Component master = moves ? moved(shift) : edited;
    Body now =
        new Body(
            Body.with(old.item(), Optional.of(master), List.of()),
            master,
            new Form(start, old.form().zones(), old.form().zone()));
    return exceptions(now, shift, moves);
  }

  /** What the edit did not say itself about when the series repeats follows its start. */
  private Component moved(Shift shift) throws RefusedException {
    Component moved = edited;
    for (String name : List.of("RRULE", "EXRULE")) {
      if (!edited.properties(name).isEmpty() && same(name)) {
        moved = moved.with(name, shift.rules(moved.properties(name)));
      }
    }
    if (same("RDATE")) {
      moved = DateLists.move(moved, "RDATE", shift::of);
    }
    return moved;
  }

  private boolean same(String name) {
    return Revisions.lines(old.master(), name).equals(Revisions.lines(edited, name));
  }

  private boolean patternChanges() {
    return !PATTERN.stream().allMatch(this::same);
  }

  private Revision.Revised exceptions(Body now, Shift shift, boolean moves)
      throws RefusedException {
    Places places = Places.of(old, now, shift, moves);
    Component master = now.master();
    if (moves && same("EXDATE")) {
      master = DateLists.move(master, "EXDATE", places::ofExcluded);
    }
    List<Component> kept = new ArrayList<>();
    List<Component> dropped = new ArrayList<>();
    for (Component override : old.overrides()) {
      Optional<When> id = Body.id(override);
      Optional<When> place = id.flatMap(places::of);
      if (id.isPresent() && place.isEmpty()) {
        if (!patternChanges()) {
          throw new RefusedException(new Refusal.ExceptionStays(id.get()));
        }
        dropped.add(override);
      } else {
        kept.add(override(override, shift, place.filter(where -> moves)));
      }
    }
    Component marked = Revisions.mark(old.master(), master, stamp.now());
    Item item = now.withMaster(marked).withOverrides(kept).item();
    return new Revision.Revised(Optional.of(item), Optional.empty(), dropped);
  }

  private Component override(Component override, Shift shift, Optional<When> place)
      throws RefusedException {
    Component spread = new Spread(old.master(), edited).over(override);
    When start = Timing.start(override).orElse(null);
    Optional<Length> length = length(override);
    if (start != null && (place.isPresent() || length.isPresent())) {
      When moved = place.isPresent() ? shift.ofOverride(start) : start;
      spread = old.timing().at(spread, moved, length);
    }
    if (place.isPresent()) {
      spread = Timing.set(spread, "RECURRENCE-ID", place.get());
    }
    return Revisions.mark(override, spread, stamp.now());
  }

  /** Of an override that took as long as the series did, as long as that takes now. */
  private Optional<Length> length(Component override) {
    Timing timing = old.timing();
    Optional<Length> before = timing.length(old.master());
    Optional<Length> after = timing.length(edited);
    Optional<Length> own = timing.length(override);
    boolean same = own.map(Whole::exact).equals(before.map(Whole::exact));
    return same && !before.equals(after) ? after : Optional.empty();
  }

  private static long exact(Length length) {
    return length.days() * 86_400 + length.seconds();
  }
}

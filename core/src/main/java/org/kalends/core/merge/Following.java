package org.kalends.core.merge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.series.Revision;
import org.kalends.ics.series.Scope;
import org.kalends.ics.series.Series;
import org.kalends.ics.series.Stamp;

/**
 * A series that one side has moved. What the other side did to single occurrences names them by the
 * old times, so everything is taken to the new times first; then it is merged as if the series had
 * always been there.
 *
 * @param mover the side that has moved it
 * @param master of the series
 */
record Following(Strand mover, Contents.Key master) {
  private static final List<String> WHEN =
      List.of("DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "EXRULE");

  /**
   * Where that side has moved a series, its occurrences with it, and the other has not, or to the
   * same time: a run that ended early may have done that.
   */
  static Optional<Following> of(Strand mover, Strand other) {
    return mover.now().components().keySet().stream()
        .filter(key -> key.id().recurrenceId().isEmpty() && key.nth() == 0)
        .filter(key -> mover.starts(key))
        .filter(key -> !other.reschedules(key) || other.isWhen(key, mover))
        .map(key -> new Following(mover, key))
        .filter(following -> !following.leavesExceptions())
        .findFirst();
  }

  /** Somebody who edits the start in a file may leave the exceptions at the old times. */
  private boolean leavesExceptions() {
    Set<String> before = exceptions(mover.base());
    return !before.isEmpty() && exceptions(mover.now()).containsAll(before);
  }

  private Set<String> exceptions(Contents contents) {
    Set<String> exceptions =
        contents.components().keySet().stream()
            .filter(key -> key.id().recurrenceId().isPresent())
            .map(key -> key.id().instance())
            .collect(Collectors.toCollection(HashSet::new));
    Optional.ofNullable(contents.components().get(master)).stream()
        .flatMap(series -> Said.of(series, contents.known()).values().keySet().stream())
        .filter(slot -> slot.name().equals("EXDATE"))
        .forEach(slot -> exceptions.add(slot.element()));
    return exceptions;
  }

  /** One side as it would be had the series always been there; empty where that cannot be. */
  Optional<Strand> of(Strand side) {
    Optional<Contents> base = moved(side.base());
    return side.isWhen(master, mover)
        ? base.map(then -> new Strand(then, side.now()))
        : base.flatMap(then -> moved(side.now()).map(now -> new Strand(then, now)));
  }

  /** A text at the new times; empty where it cannot be taken there whole. */
  private Optional<Contents> moved(Contents contents) {
    List<Item> items = Item.in(contents.document()).items();
    return items.size() == 1 && stamp(contents).isPresent()
        ? moved(contents, items.getFirst(), stamp(contents).get())
        : Optional.empty();
  }

  private Optional<Contents> moved(Contents contents, Item item, Instant stamp) {
    Revision revision =
        new Series(item, ZoneOffset.UTC)
            .change(new Scope.All(), this::atNewTime, new Stamp(stamp, item.uid()));
    return switch (revision) {
      case Revision.Refused refused -> Optional.empty();
      case Revision.Revised(Optional<Item> now, var added, var dropped) ->
          now.filter(any -> dropped.isEmpty()).map(one -> framed(contents, one));
    };
  }

  private Component atNewTime(Component series) {
    Component source = mover.now().components().get(master);
    Component moved = series;
    for (String name : WHEN) {
      if (moved.property(name).isPresent() || source.property(name).isPresent()) {
        moved = moved.with(name, source.properties(name));
      }
    }
    return moved;
  }

  private Contents framed(Contents contents, Item item) {
    Map<String, Component> zones = new LinkedHashMap<>(mover.now().zones());
    zones.putAll(contents.zones());
    Map<Contents.Key, Component> components = Contents.of(item.document()).components();
    return Contents.of(
        contents.with(new Contents(contents.document(), contents.calendar(), components, zones)));
  }

  /** The latest time that anything was written; there is no other clock here. */
  private Optional<Instant> stamp(Contents contents) {
    return Stream.of(contents, mover.now())
        .flatMap(text -> text.components().values().stream())
        .flatMap(component ->
            Stream.of("DTSTAMP", "LAST-MODIFIED").flatMap(n -> component.property(n).stream()))
        .flatMap(property -> When.of(property).stream())
        .flatMap(when -> when instanceof When.Utc utc ? Stream.of(utc.instant()) : Stream.of())
        .max(Comparator.naturalOrder());
  }
}

package org.kalends.ics.series;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Length;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/**
 * Operations on an item that repeats; those with {@link Scope.All} also on one that does not. Pure:
 * the item that is given stays as it is, lines that an operation does not touch keep their bytes.
 *
 * <p>What is changed gets DTSTAMP and LAST-MODIFIED, and a higher SEQUENCE where its times, its
 * rule, its exceptions or its STATUS changed (RFC 5546 2.1.4).
 *
 * @param item not changed
 * @param zone where floating times and days are
 */
public record Series(Item item, ZoneId zone) {
  /**
   * Any change of what a component says.
   *
   * <ul>
   *   <li>{@link Scope.This}: {@code edit} gets the override of that occurrence, or a new one that
   *       says what the occurrence does now.
   *   <li>{@link Scope.Following}: the series is split there; {@code edit} gets the master of the
   *       new series, which starts at that occurrence.
   *   <li>{@link Scope.All}: {@code edit} gets the master. Overrides that say what the master said
   *       say what it says now; where they differ they stay.
   * </ul>
   *
   * A changed DTSTART moves the series as {@link #move} does. UID and RECURRENCE-ID stay as they
   * are, whatever {@code edit} does to them.
   */
  public Revision change(Scope scope, UnaryOperator<Component> edit, Stamp stamp) {
    return edit(scope, Edit.of(edit), stamp);
  }

  /**
   * Deletes occurrences: of one there is an EXDATE and no override left, of a series that ended
   * before the others its first part. Where no occurrence is left, the item is gone.
   */
  public Revision delete(Scope scope, Stamp stamp) {
    return attempt(() ->
        switch (scope) {
          case Scope.This one -> new Single(this, one.id(), stamp).delete();
          case Scope.Following after -> new Following(this, after.id(), stamp).delete();
          case Scope.All all -> gone();
        });
  }

  /**
   * Moves occurrences to another time, zone or form (all-day, floating).
   *
   * @param start of the occurrence, of the first that follows, or of the whole series (its DTSTART)
   * @param length empty to keep it; an all-day event that gets a time takes an hour, one that
   *     becomes all-day the days it touches
   */
  public Revision move(Scope scope, When start, Optional<Length> length, Stamp stamp) {
    return move(scope, start, length, UnaryOperator.identity(), stamp);
  }

  /** {@link #move}, and {@link #change} of what is at its new time then. */
  public Revision move(
      Scope scope,
      When start,
      Optional<Length> length,
      UnaryOperator<Component> edit,
      Stamp stamp) {
    return edit(scope, moved -> edit.apply(timing().at(moved, start, length)), stamp);
  }

  /** Makes an occurrence that was changed or deleted what the series says. */
  public Revision restore(When id, Stamp stamp) {
    return attempt(() -> new Single(this, id, stamp).restore());
  }

  /** Makes an occurrence an item of its own, apart from the series. */
  public Revision detach(When id, Stamp stamp) {
    return attempt(() -> new Single(this, id, stamp).detach());
  }

  /** An operation, or why it cannot be done. */
  private interface Operation {
    Revision revision() throws RefusedException;
  }

  private static Revision attempt(Operation operation) {
    try {
      return operation.revision();
    } catch (RefusedException refused) {
      return new Revision.Refused(refused.reason());
    }
  }

  private Revision edit(Scope scope, Edit edit, Stamp stamp) {
    return attempt(() ->
        switch (scope) {
          case Scope.This one -> new Single(this, one.id(), stamp).change(edit);
          case Scope.Following after -> new Following(this, after.id(), stamp).change(edit);
          case Scope.All all -> new Everything(this, stamp).change(edit);
        });
  }

  Timing timing() {
    return new Timing(Zones.of(item.zones()), zone);
  }

  /** An edit may leave an end before the start as it was, not make one. */
  void requireForwards(Component before, Component after) throws RefusedException {
    Timing timing = timing();
    if (timing.backwards(after) && !timing.backwards(before)) {
      throw new RefusedException(new Refusal.EndsBeforeStart(Timing.start(after).orElseThrow()));
    }
  }

  static Revision revised(Item item) {
    return new Revision.Revised(Optional.of(item), Optional.empty(), List.of());
  }

  static Revision gone() {
    return new Revision.Revised(Optional.empty(), Optional.empty(), List.of());
  }

  /** A new item beside one, with the VTIMEZONEs that it refers to. */
  static Item item(Item beside, String uid, Component master, List<Component> overrides) {
    Set<String> tzids =
        Stream.concat(Stream.of(master), overrides.stream())
            .flatMap(Series::tzids)
            .collect(Collectors.toSet());
    List<Component> zones =
        beside.zones().stream()
            .filter(one -> one.text("TZID").filter(tzids::contains).isPresent())
            .toList();
    return new Item(uid, beside.kind(), Optional.of(master), overrides, List.of(), zones);
  }

  private static Stream<String> tzids(Component component) {
    return Stream.concat(
        component.properties().stream()
            .flatMap(property -> property.parameters().first("TZID").stream()),
        component.components().stream().flatMap(Series::tzids));
  }
}

package org.kalends.ics.series;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Length;
import org.kalends.ics.When;

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
    throw new AssertionError("skeleton");
  }

  /**
   * Deletes occurrences: of one there is an EXDATE and no override left, of a series that ended
   * before the others its first part. Where no occurrence is left, the item is gone.
   */
  public Revision delete(Scope scope, Stamp stamp) {
    throw new AssertionError("skeleton");
  }

  /**
   * Moves occurrences to another time, zone or form (all-day, floating).
   *
   * @param start of the occurrence, of the first that follows, or of the whole series (its DTSTART)
   * @param length empty to keep it; it stays as many hours by the clock on the wall, an all-day
   *     event that gets a time takes an hour, one that becomes all-day the days it touches
   */
  public Revision move(Scope scope, When start, Optional<Length> length, Stamp stamp) {
    throw new AssertionError("skeleton");
  }

  /** Makes an occurrence that was changed or deleted what the series says. */
  public Revision restore(When id, Stamp stamp) {
    throw new AssertionError("skeleton");
  }

  /** Makes an occurrence an item of its own, apart from the series. */
  public Revision detach(When id, Stamp stamp) {
    throw new AssertionError("skeleton");
  }
}

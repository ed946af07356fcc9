package org.kalends.core.index;

import java.util.Locale;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Item;

/**
 * What a listing shows of an event or of one occurrence, beside its times.
 *
 * @param title empty where it says nothing
 * @param status STATUS in upper case
 * @param transparent whether it takes no time of those who have it (RFC 5545 3.8.2.7)
 * @param repeats whether there is a rule or a list of dates
 * @param changed whether it differs from the series that it is of
 */
public record Face(
    String title,
    Optional<String> location,
    Optional<String> status,
    boolean transparent,
    boolean repeats,
    boolean changed) {
  /** That of a component of an item. */
  public static Face of(Item item, Component component) {
    return new Face(
        component.text("SUMMARY").orElse("").strip(),
        component.text("LOCATION").map(String::strip).filter(text -> !text.isEmpty()),
        word(component, "STATUS"),
        word(component, "TRANSP").filter("TRANSPARENT"::equals).isPresent(),
        item.repeats(),
        component.property("RECURRENCE-ID").isPresent());
  }

  private static Optional<String> word(Component component, String property) {
    return component.property(property).map(p -> p.value().strip().toUpperCase(Locale.ROOT));
  }
}

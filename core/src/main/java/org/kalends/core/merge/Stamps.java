package org.kalends.core.merge;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.kalends.ics.Component;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/**
 * When and how often a text was written (RFC 5545 3.8.7). It never decides anything here; but what
 * has come together is at least as new as either part, and servers and phones do look.
 */
final class Stamps {
  private Stamps() {}

  /** With the later or greater of both. */
  static Component latest(Component component, Component other) {
    Component latest = latest(component, other, "DTSTAMP", Stamps::instant);
    latest = latest(latest, other, "LAST-MODIFIED", Stamps::instant);
    return latest(latest, other, "SEQUENCE", Stamps::number);
  }

  private static <T extends Comparable<T>> Component latest(
      Component component, Component other, String name, Function<Property, Optional<T>> read) {
    Optional<T> own = component.property(name).flatMap(read);
    Optional<T> theirs = other.property(name).flatMap(read);
    Comparator<Optional<T>> order =
        Comparator.comparing(
            value -> value.orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));
    return order.compare(own, theirs) < 0
        ? other.property(name).map(component::with).orElse(component)
        : component;
  }

  private static Optional<Instant> instant(Property property) {
    return When.of(property)
        .flatMap(
            when -> when instanceof When.Utc utc ? Optional.of(utc.instant()) : Optional.empty());
  }

  private static Optional<BigInteger> number(Property property) {
    return Optional.of(property.value().strip())
        .filter(text -> text.matches("\\d{1,10}"))
        .map(BigInteger::new);
  }
}

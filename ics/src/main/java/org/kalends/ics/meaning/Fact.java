package org.kalends.ics.meaning;

import java.util.Comparator;

/**
 * One thing a component says, in the one form that all ways of writing it share.
 *
 * @param name of the property or sub-component; DTEND or DUE also for DURATION, VTIMEZONE for a
 *     zone, {@code damaged line} for what is no content line
 * @param value canonical: equal for equal values, whatever they look like
 * @param parameters canonical, empty where there are none to speak of
 * @param readable for people, whole
 */
public record Fact(String name, String value, String parameters, String readable) {
  /** By what is compared. */
  public static final Comparator<Fact> ORDER =
      Comparator.comparing(Fact::name).thenComparing(Fact::value).thenComparing(Fact::parameters);

  /** A text that no other fact has: each part carries its length before it. */
  String canonical() {
    return part(name) + part(value) + part(parameters);
  }

  static String part(String text) {
    return text.length() + ":" + text;
  }

  boolean sameValue(Fact other) {
    return name.equals(other.name) && value.equals(other.value);
  }
}

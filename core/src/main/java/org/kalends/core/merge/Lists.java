package org.kalends.core.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.ics.Component;
import org.kalends.ics.Property;
import org.kalends.ics.meaning.Statement;
import org.kalends.ics.zone.Zones;

/** Properties that have several values in one line, value by value. */
final class Lists {
  private static final Set<String> WORDS = Set.of("CATEGORIES", "RESOURCES");

  private Lists() {}

  /** The line for one element of a list alone: the line itself where it has no other value. */
  static Optional<Property> only(Property line, String element, Zones zones) {
    List<Property> single = values(line);
    return single.size() == 1
        ? Optional.of(line)
        : single.stream().filter(value -> says(value, element, zones)).findFirst();
  }

  /** The line without one element; empty where nothing is left of it. */
  static Optional<Property> without(Property line, String element, Zones zones) {
    List<String> rest =
        values(line).stream()
            .filter(value -> !says(value, element, zones))
            .map(Property::value)
            .toList();
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(Property.of(line.name(), line.parameters(), String.join(",", rest)));
  }

  /** Words go into the last line that takes them, as many programs read one line of them only. */
  static List<Property> with(List<Property> lines, Property value) {
    List<Property> all = new ArrayList<>(lines);
    if (WORDS.contains(value.name())
        && !lines.isEmpty()
        && lines.getLast().parameters().equals(value.parameters())) {
      Property last = all.removeLast();
      all.add(
          Property.of(last.name(), last.parameters(), last.value() + ',' + value.value().strip()));
    } else {
      all.add(value);
    }
    return all;
  }

  private static boolean says(Property value, String element, Zones zones) {
    return Statement.of(Component.of("X-ONE", List.of(value)), zones).stream()
        .anyMatch(statement -> statement.fact().value().equals(element));
  }

  private static List<Property> values(Property line) {
    return split(line.value()).stream()
        .map(value -> Property.of(line.name(), line.parameters(), value))
        .toList();
  }

  /** At commas that no backslash escapes (RFC 5545 3.3.11). */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.charAt(at) == ',') {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}

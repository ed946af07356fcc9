package org.kalends.ics.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text of a RRULE, to be changed part by part: the others stay as they are, in their order.
 *
 * @param parts those that are not empty
 */
record RuleLine(List<Part> parts) {
  /** NAME=value; the name in upper case. */
  record Part(String name, String value) {
    @Override
    public String toString() {
      return name + '=' + value;
    }
  }

  RuleLine {
    parts = List.copyOf(parts);
  }

  static RuleLine of(String rule) {
    return new RuleLine(
        Arrays.stream(rule.split(";", -1))
            .filter(part -> !part.isBlank())
            .map(RuleLine::part)
            .toList());
  }

  private static Part part(String text) {
    int equals = text.indexOf('=');
    String name = (equals < 0 ? text : text.substring(0, equals)).strip().toUpperCase(Locale.ROOT);
    return new Part(name, equals < 0 ? "" : text.substring(equals + 1).strip());
  }

  Optional<String> value(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).map(Part::value).findFirst();
  }

  boolean has(String name) {
    return value(name).isPresent();
  }

  /** The values of a list, in upper case; none where the part is missing. */
  List<String> list(String name) {
    return value(name).stream()
        .flatMap(value -> Arrays.stream(value.toUpperCase(Locale.ROOT).split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  String frequency() {
    return value("FREQ").orElse("").toUpperCase(Locale.ROOT);
  }

  int interval() {
    return value("INTERVAL")
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .orElse(1);
  }

  /** The same with that part in its place, or at the end. */
  RuleLine with(String name, String value) {
    List<Part> changed = new ArrayList<>(parts);
    Part part = new Part(name, value);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).name().equals(name)) {
        changed.set(i, part);
        return new RuleLine(changed);
      }
    }
    changed.add(part);
    return new RuleLine(changed);
  }

  RuleLine without(String name) {
    return new RuleLine(parts.stream().filter(part -> !part.name().equals(name)).toList());
  }

  @Override
  public String toString() {
    return parts.stream().map(Part::toString).collect(Collectors.joining(";"));
  }
}

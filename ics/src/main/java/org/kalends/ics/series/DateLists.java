package org.kalends.ics.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Parameters;
import org.kalends.ics.Period;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/**
 * EXDATE and RDATE as lists of times over several lines. Lines that stay as they are keep their
 * bytes; values that are no time stay where they are.
 */
final class DateLists {
  private DateLists() {}

  static Stream<When> times(Component component, String name) {
    return component.properties(name).stream().flatMap(line -> When.list(line).stream());
  }

  /** The same with only those times. */
  static Component keep(Component component, String name, Predicate<When> stays) {
    List<Property> kept = new ArrayList<>();
    for (Property line : component.properties(name)) {
      List<String> values = values(line);
      List<String> rest =
          values.stream()
              .filter(value -> start(value, line).map(stays::test).orElse(true))
              .toList();
      if (rest.size() == values.size()) {
        kept.add(line);
      } else if (!rest.isEmpty()) {
        kept.add(Property.of(name, line.parameters(), String.join(",", rest)));
      }
    }
    return replaced(component, name, kept);
  }

  /** The same with one more, on a line of its own. */
  static Component add(Component component, String name, When when) {
    List<Property> lines = new ArrayList<>(component.properties(name));
    lines.add(when.property(name));
    return component.with(name, lines);
  }

  /** The same with all times moved; what was written in one line stays in one. */
  static Component move(Component component, String name, UnaryOperator<When> move) {
    return replaced(
        component,
        name,
        component.properties(name).stream().map(line -> moved(line, move)).toList());
  }

  private static Component replaced(Component component, String name, List<Property> lines) {
    return lines.equals(component.properties(name)) ? component : component.with(name, lines);
  }

  private static Property moved(Property line, UnaryOperator<When> move) {
    List<String> values = new ArrayList<>();
    Parameters parameters = line.parameters();
    for (String value : values(line)) {
      Optional<When> start = start(value, line).map(move);
      if (start.isPresent()) {
        values.add(movedValue(value, line, move));
        parameters = parameters(line, start.get());
      } else {
        values.add(value);
      }
    }
    return Property.of(line.name(), parameters, String.join(",", values));
  }

  private static String movedValue(String value, Property line, UnaryOperator<When> move) {
    When start = start(value, line).map(move).orElseThrow();
    Optional<Period> period =
        Period.read(value, line.parameters()).filter(any -> !(start instanceof When.Day));
    return start.value()
        + period
            .map(some ->
                switch (some) {
                  case Period.Until until -> "/" + move.apply(until.end()).value();
                  case Period.Lasting lasting -> "/" + lasting.length().value();
                })
            .orElse("");
  }

  private static Parameters parameters(Property line, When when) {
    Parameters like = when.property(line.name()).parameters();
    Parameters others = line.parameters().without("TZID");
    if (when instanceof When.Day
        || others.first("VALUE").filter("DATE"::equalsIgnoreCase).isPresent()) {
      others = others.without("VALUE");
    }
    for (Parameters.Parameter parameter : like.all()) {
      others = others.with(parameter.name(), parameter.values().getFirst());
    }
    return others;
  }

  private static Optional<When> start(String value, Property line) {
    int slash = value.indexOf('/');
    return When.read(slash < 0 ? value : value.substring(0, slash), line.parameters());
  }

  private static List<String> values(Property line) {
    return Arrays.stream(line.value().split(",", -1))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }
}

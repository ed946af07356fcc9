package org.kalends.testkit.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kalends.ics.Component;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;

/** EXDATEs on one line or on many, which says the same (RFC 5545 3.8.5.1). */
final class Exceptions {
  private static final String NAME = "EXDATE";

  private Exceptions() {}

  static Component split(Component item) {
    List<Property> lines = new ArrayList<>();
    for (Property line : item.properties(NAME)) {
      for (String date : line.value().split(",", -1)) {
        lines.add(Property.of(NAME, line.parameters(), date));
      }
    }
    return lines.isEmpty() ? item : item.with(NAME, lines);
  }

  static Component joined(Component item) {
    Map<Parameters, String> dates = new LinkedHashMap<>();
    item.properties(NAME)
        .forEach(line -> dates.merge(line.parameters(), line.value(), (a, b) -> a + "," + b));
    List<Property> lines = new ArrayList<>();
    dates.forEach((parameters, value) -> lines.add(Property.of(NAME, parameters, value)));
    return lines.isEmpty() ? item : item.with(NAME, lines);
  }
}

package org.kalends.testkit.headtohead;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Property;

/**
 * What the model knows of an item: the values that histories change, by occurrence and property.
 * Read plainly, line by line, so that it takes no view on what is equal that one of the programs
 * might share.
 */
record Facts(Map<String, String> values) {
  private static final List<String> SINGLE =
      List.of("SUMMARY", "LOCATION", "DESCRIPTION", "DTSTART", "DTEND", "DUE", "RRULE", "PRIORITY");

  static Facts of(Document document) {
    var values = new TreeMap<String, String>();
    for (Component calendar : document.calendars()) {
      calendar.components().forEach(component -> collect(component, values));
    }
    return new Facts(values);
  }

  private static void collect(Component component, Map<String, String> values) {
    if (component.name().equals("VTIMEZONE")) {
      zone(component, values);
      return;
    }
    String instance = component.property("RECURRENCE-ID").map(Property::value).orElse("master");
    for (String name : SINGLE) {
      component
          .property(name)
          .filter(property -> !property.value().isEmpty())
          .ifPresent(property -> values.put(instance + " " + name, value(property)));
    }
    var exceptions = new TreeSet<String>();
    component
        .properties("EXDATE")
        .forEach(p -> exceptions.addAll(List.of(p.value().split(",", -1))));
    values.put(instance + " EXDATE", exceptions.toString());
    var alarms = new TreeSet<String>();
    component.components("VALARM").forEach(a -> a.text("TRIGGER").ifPresent(alarms::add));
    values.put(instance + " VALARM", alarms.toString());
  }

  private static String value(Property property) {
    return property.parameters().first("TZID").map(zone -> zone + " ").orElse("") + property.text();
  }

  /** Only of zones that a calendar brings itself; servers may write the known ones as they like. */
  private static void zone(Component zone, Map<String, String> values) {
    String name = zone.text("TZID").orElse("");
    if (name.startsWith("Own")) {
      zone.components()
          .forEach(o -> values.put(name + " " + o.name(), o.text("TZOFFSETTO").orElse("")));
    }
  }

  /** What is otherwise in the other; gone values are empty. */
  Map<String, String> changedIn(Facts other) {
    var changed = new TreeMap<String, String>();
    other.values.forEach((key, value) -> {
      if (!value.equals(values.get(key))) {
        changed.put(key, value);
      }
    });
    values.keySet().stream()
        .filter(key -> !other.values.containsKey(key))
        .forEach(key -> changed.put(key, ""));
    return changed;
  }

  String value(String key) {
    return values.getOrDefault(key, "");
  }
}

package org.kalends.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.ics.Component;
import org.kalends.ics.Length;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/** What a component says, line by line, in the order in which people ask. */
public final class Fields {
  private static final Set<String> SAID =
      Set.of(
          "SUMMARY",
          "DTSTART",
          "DTEND",
          "DURATION",
          "DUE",
          "RRULE",
          "RDATE",
          "EXDATE",
          "LOCATION",
          "ORGANIZER",
          "ATTENDEE",
          "DESCRIPTION",
          "STATUS",
          "TRANSP",
          "CLASS",
          "CATEGORIES",
          "URL",
          "UID",
          "RECURRENCE-ID",
          "DTSTAMP",
          "CREATED",
          "LAST-MODIFIED",
          "SEQUENCE");

  private Fields() {}

  /** All that a component says but its title and UID. */
  public static List<Field> of(Component component) {
    List<Field> fields = new ArrayList<>();
    TimeWords.span(component).ifPresent(span -> fields.add(new Field("when", span)));
    component.properties("RRULE").forEach(p -> fields.add(new Field("repeats", RuleWords.of(p))));
    dates(component, "RDATE", "also on", fields);
    dates(component, "EXDATE", "not on", fields);
    text(component, "LOCATION", "where", fields);
    component.properties("ORGANIZER").forEach(p -> fields.add(new Field("organizer", person(p))));
    component.properties("ATTENDEE").forEach(p -> fields.add(new Field("attendee", person(p))));
    component.components("VALARM").forEach(a -> fields.add(new Field("alarm", alarm(a))));
    word(component, "STATUS", "status", fields);
    word(component, "TRANSP", "shown as", fields);
    word(component, "CLASS", "visibility", fields);
    component
        .properties("CATEGORIES")
        .forEach(p -> fields.add(new Field("categories", String.join(", ", p.texts()))));
    text(component, "URL", "link", fields);
    text(component, "DESCRIPTION", "notes", fields);
    others(component, fields);
    return fields;
  }

  private static void text(Component component, String name, String label, List<Field> fields) {
    component.text(name).filter(t -> !t.isBlank()).ifPresent(t -> fields.add(new Field(label, t)));
  }

  private static void word(Component component, String name, String label, List<Field> fields) {
    component
        .property(name)
        .map(p -> p.value().toLowerCase(Locale.ROOT))
        .map(word -> word.equals("opaque") ? "busy" : word.equals("transparent") ? "free" : word)
        .ifPresent(word -> fields.add(new Field(label, word)));
  }

  private static void dates(Component component, String name, String label, List<Field> fields) {
    List<When> dates =
        component.properties(name).stream().flatMap(p -> When.list(p).stream()).toList();
    if (!dates.isEmpty()) {
      fields.add(
          new Field(label, dates.stream().map(TimeWords::at).collect(Collectors.joining(", "))));
    }
  }

  private static void others(Component component, List<Field> fields) {
    for (Property property : component.properties()) {
      if (!SAID.contains(property.name())) {
        fields.add(new Field(property.name().toLowerCase(Locale.ROOT), property.text()));
      }
    }
  }

  private static String person(Property property) {
    Parameters parameters = property.parameters();
    String address = property.value().replaceFirst("(?i)^mailto:", "");
    String who =
        parameters
            .first("CN")
            .filter(n -> !n.equals(address))
            .map(n -> n + " <" + address + ">")
            .orElse(address);
    Optional<String> answer = parameters.first("PARTSTAT").map(a -> a.toLowerCase(Locale.ROOT));
    return who + answer.map(a -> ", " + a.replace('-', ' ')).orElse("");
  }

  private static String alarm(Component alarm) {
    String how =
        alarm.property("ACTION").map(p -> p.value().toLowerCase(Locale.ROOT)).orElse("display");
    String when = alarm.property("TRIGGER").map(Fields::trigger).orElse("never");
    return how.equals("display") ? when : when + " (" + how + ")";
  }

  private static String trigger(Property trigger) {
    Optional<Length> length = Length.parse(trigger.value());
    if (length.isEmpty()) {
      return When.of(trigger).map(TimeWords::at).orElse(trigger.value());
    }
    boolean end = trigger.parameters().first("RELATED").filter("END"::equalsIgnoreCase).isPresent();
    String edge = end ? "the end" : "the start";
    if (length.get().equals(Length.ZERO)) {
      return "at " + edge;
    }
    boolean before = length.get().days() < 0 || length.get().seconds() < 0;
    return TimeWords.of(length.get()) + (before ? " before" : " after") + (end ? " the end" : "");
  }
}

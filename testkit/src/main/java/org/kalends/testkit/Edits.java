package org.kalends.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;

/** What people do to an item. */
public record Edits(Choices choices) {
  private static final List<String> TITLES = List.of("Tea", "Coffee", "Ünï 日本語", "Water", "");
  private static final GeneratedCalendar CALENDAR = new GeneratedCalendar(7);

  /** A new item of some kind. */
  public Document made(String uid) {
    String title = choices.from(TITLES);
    return switch (choices.below(4)) {
      case 0 -> Samples.event(uid, title);
      case 1 -> Samples.series(uid, title, choices.from(TITLES));
      case 2 -> Samples.task(uid, title);
      default -> generated(uid);
    };
  }

  private Document generated(String uid) {
    GeneratedEvent event = CALENDAR.event(choices.below(20));
    return Samples.parse(event.text().replace("\r\n", "\n").replace(event.uid(), uid));
  }

  /** The same item, changed. */
  public Document edited(Document document) {
    return switch (choices.below(15)) {
      case 0 -> inOne(document, part -> part.with(Property.text("SUMMARY", choices.from(TITLES))));
      case 1 -> inOne(document, part -> part.with(Property.text("LOCATION", choices.from(TITLES))));
      case 2 -> inOne(document, this::withAnException);
      case 3 -> withoutLastOverride(document);
      case 4 -> inOne(document, part -> part.with(Property.of("X-SEEN", "" + choices.below(3))));
      case 5 -> inOne(document, this::moved);
      case 6 -> inOne(document, this::longer);
      case 7 -> inMaster(document, this::withRule);
      case 8 -> inOne(document, this::withAttendee);
      case 9 -> inOne(document, this::withAlarm);
      case 10 -> inOne(document, Edits::withoutAlarms);
      case 11 -> inOne(document, this::withCategory);
      case 12 -> withOverride(document);
      case 13 -> inMaster(document, part -> part.with(Property.text("DESCRIPTION", words())));
      default -> inOne(document, this::stamped);
    };
  }

  private String words() {
    return choices.from(TITLES) + "\n" + choices.from(TITLES);
  }

  private Component withAnException(Component part) {
    List<Property> exceptions = new ArrayList<>(part.properties("EXDATE"));
    exceptions.add(Property.of("EXDATE", "2025040%dT080000Z".formatted(1 + choices.below(9))));
    return part.with("EXDATE", exceptions);
  }

  /** An event at another time of the same day; its overrides keep their names. */
  private Component moved(Component part) {
    Component moved = part;
    int hour = 10 + choices.below(8);
    for (String name : List.of("DTSTART", "DTEND", "DUE")) {
      for (Property property : part.property(name).stream().toList()) {
        moved = moved.with(at(property, hour));
      }
      hour++;
    }
    return moved;
  }

  private static Property at(Property time, int hour) {
    String value = time.value();
    return value.length() < 15
        ? time
        : Property.of(
            time.name(), time.parameters(), value.substring(0, 9) + hour + value.substring(11));
  }

  private Component longer(Component part) {
    return part.property("DTEND")
        .map(end -> part.with(at(end, 19 + choices.below(4))))
        .orElse(part);
  }

  private Component withRule(Component part) {
    return part.name().equals("VEVENT")
        ? part.with(Property.of("RRULE", "FREQ=WEEKLY;COUNT=" + (5 + choices.below(5))))
        : part;
  }

  private Component withAttendee(Component part) {
    List<Property> attendees = new ArrayList<>(part.properties("ATTENDEE"));
    String address = "mailto:" + choices.from(List.of("ann", "bob", "eve")) + "@example.org";
    String said = choices.from(List.of("ACCEPTED", "DECLINED", "TENTATIVE"));
    attendees.removeIf(attendee -> attendee.value().equals(address));
    attendees.add(Property.of("ATTENDEE", Parameters.of("PARTSTAT", said), address));
    return part.with("ATTENDEE", attendees);
  }

  private Component withAlarm(Component part) {
    Component alarm =
        Component.of(
            "VALARM",
            List.of(
                Property.of("ACTION", "DISPLAY"),
                Property.of("DESCRIPTION", "Reminder"),
                Property.of("TRIGGER", "-PT%dM".formatted(5 + choices.below(3)))));
    List<Node> nodes = new ArrayList<>(part.nodes());
    nodes.add(alarm);
    return part.withNodes(nodes);
  }

  private static Component withoutAlarms(Component part) {
    return part.withNodes(
        part.nodes().stream().filter(node -> !(node instanceof Component)).toList());
  }

  private Component withCategory(Component part) {
    List<String> several = List.of("Work", "Home", "Work,Home", "Sport,Work");
    return part.with(Property.of("CATEGORIES", choices.from(several)));
  }

  /** An occurrence of the series of {@link Samples#series} gets words of its own. */
  private Document withOverride(Document document) {
    Component calendar = document.calendars().getFirst();
    Component master = parts(calendar).getFirst();
    Optional<Property> start = master.property("DTSTART");
    String id = "202504%02dT100000".formatted(1 + 7 * choices.below(3));
    boolean there =
        parts(calendar).stream()
            .anyMatch(part -> part.text("RECURRENCE-ID").equals(Optional.of(id)));
    if (there || start.isEmpty() || master.property("RRULE").isEmpty()) {
      return document;
    }
    Parameters zone = start.get().parameters();
    Component override =
        Component.of(
            "VEVENT",
            List.of(
                Property.of("UID", master.text("UID").orElse("")),
                Property.of("DTSTAMP", "20250101T000000Z"),
                Property.of("RECURRENCE-ID", zone, id),
                Property.of("DTSTART", zone, id),
                Property.text("SUMMARY", choices.from(TITLES))));
    List<Node> nodes = new ArrayList<>(calendar.nodes());
    nodes.add(override);
    return document.withNodes(List.of(calendar.withNodes(nodes)));
  }

  /** No change at all to what it says. */
  private Component stamped(Component part) {
    return part.with(Property.of("DTSTAMP", "2025020%dT000000Z".formatted(1 + choices.below(9))));
  }

  private interface Edit {
    Component of(Component part);
  }

  private Document inOne(Document document, Edit edit) {
    Component calendar = document.calendars().getFirst();
    List<Component> parts = parts(calendar);
    Component chosen = choices.from(parts);
    return with(document, calendar, chosen, Optional.of(edit.of(chosen)));
  }

  private Document inMaster(Document document, Edit edit) {
    Component calendar = document.calendars().getFirst();
    Component master = parts(calendar).getFirst();
    return with(document, calendar, master, Optional.of(edit.of(master)));
  }

  private Document withoutLastOverride(Document document) {
    Component calendar = document.calendars().getFirst();
    List<Component> parts = parts(calendar);
    return parts.size() == 1
        ? document
        : with(document, calendar, parts.getLast(), Optional.empty());
  }

  private static List<Component> parts(Component calendar) {
    return calendar.components().stream().filter(c -> !c.name().equals("VTIMEZONE")).toList();
  }

  private static Document with(
      Document document, Component calendar, Component old, Optional<Component> now) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : calendar.nodes()) {
      nodes.addAll(node == old ? now.stream().toList() : List.of(node));
    }
    return document.withNodes(List.of(calendar.withNodes(nodes)));
  }
}

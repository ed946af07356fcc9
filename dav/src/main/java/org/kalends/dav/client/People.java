package org.kalends.dav.client;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;
import org.kalends.ics.Property;

/** The people of a meeting, and who writes to them (RFC 6638 section 7.1). */
record People(Document document) {
  private static final String AGENT = "SCHEDULE-AGENT";
  private static final Set<String> NAMES = Set.of("ORGANIZER", "ATTENDEE");

  /** An ORGANIZER and somebody to write to; without one of them no server does. */
  boolean isMeeting() {
    return !organizers().isEmpty() && properties("ATTENDEE").findAny().isPresent();
  }

  Set<String> organizers() {
    var organizers = new HashSet<String>();
    properties("ORGANIZER").forEach(organizer -> organizers.add(address(organizer.value())));
    return organizers;
  }

  /** Whether there is anybody whom the server writes to on behalf of the organizer. */
  boolean areToldByServer() {
    var organizers = organizers();
    return !organizers.isEmpty()
        && properties("ATTENDEE")
            .filter(attendee -> !organizers.contains(address(attendee.value())))
            .anyMatch(People::isServers);
  }

  /** What of it an attendee answers for: their own states, and which occurrences they keep. */
  Set<String> answers(Set<String> mine) {
    var answers = new HashSet<String>();
    for (var component : components().toList()) {
      var instance = component.property("RECURRENCE-ID").map(Property::toString).orElse("");
      answers.add(instance);
      for (var attendee : component.properties("ATTENDEE"))
        if (mine.contains(address(attendee.value())))
          answers.add(instance + attendee.parameters().first("PARTSTAT").orElse("NEEDS-ACTION"));
      for (var exception : component.properties("EXDATE")) answers.add(instance + exception);
    }
    return answers;
  }

  /** The same with everybody left to us, which is: not written to. */
  Document left() {
    return each(component -> {
      var nodes =
          component.nodes().stream()
              .map(node -> node instanceof Property p && NAMES.contains(p.name()) ? left(p) : node)
              .toList();
      return component.withNodes(nodes);
    });
  }

  private static Node left(Property person) {
    // sabre/vobject knows CLIENT only, and takes NONE for SERVER
    var agent = person.parameters().with(AGENT, "CLIENT");
    return agent.equals(person.parameters())
        ? person
        : Property.of(person.name(), agent, person.value());
  }

  /** The same with a property in each event. */
  Document with(Property property) {
    return each(component -> component.with(property));
  }

  private Document each(UnaryOperator<Component> change) {
    return document.withNodes(
        document.nodes().stream()
            .map(node ->
                node instanceof Component calendar && calendar.name().equals("VCALENDAR")
                    ? calendar.withNodes(
                        calendar.nodes().stream().map(inner -> changed(inner, change)).toList())
                    : node)
            .toList());
  }

  private static Node changed(Node node, UnaryOperator<Component> change) {
    return node instanceof Component item && !item.name().equals("VTIMEZONE")
        ? change.apply(item)
        : node;
  }

  private static boolean isServers(Property attendee) {
    return attendee
        .parameters()
        .first(AGENT)
        .filter(agent -> !agent.equalsIgnoreCase("SERVER"))
        .isEmpty();
  }

  static String address(String uri) {
    return uri.strip().toLowerCase(Locale.ROOT);
  }

  private Stream<Component> components() {
    return document.calendars().stream()
        .flatMap(calendar -> calendar.components().stream())
        .filter(component -> !component.name().equals("VTIMEZONE"));
  }

  private Stream<Property> properties(String name) {
    return components().flatMap(component -> component.properties(name).stream());
  }
}

package org.kalends.core.mirror;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.core.sync.ItemDocument;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.Oddment;
import org.kalends.ics.Property;

/** What the target is to have of an item of the source. */
record Dress(MirrorSpec spec) {
  private static final Set<String> PEOPLE = Set.of("ORGANIZER", "ATTENDEE", "REQUEST-STATUS");

  /**
   * The item under that UID, with a VTIMEZONE for every TZID.
   *
   * @param canonical goes into its mark
   */
  Document of(Item item, String uid, String canonical) {
    Property mark = new Provenance(spec.id(), canonical).property();
    Property name = Property.text("UID", uid);
    return ItemDocument.of(
        new Item(
            uid,
            item.kind(),
            item.master().map(component -> dressed(component).with(name).with(mark)),
            all(item.overrides(), name, mark),
            all(item.extras(), name, mark),
            item.zones()));
  }

  private List<Component> all(List<Component> components, Property name, Property mark) {
    return components.stream().map(one -> dressed(one).with(name).with(mark)).toList();
  }

  private Component dressed(Component component) {
    Component allowed =
        component.withNodes(component.nodes().stream().filter(this::stays).toList());
    Component titled =
        spec.content() instanceof Content.Busy(String title)
            ? allowed.with(Property.text("SUMMARY", title))
            : allowed;
    return switch (spec.scheduling()) {
      case DROP -> without(titled);
      case NEUTRALISE -> neutral(titled);
      case DESCRIBE -> described(without(titled), titled);
    };
  }

  private boolean stays(Node node) {
    return switch (node) {
      case Property property ->
          property.name().equals("UID") || spec.content().has(property.name());
      case Component inner when inner.name().equals("VALARM") -> alarmStays(inner);
      case Component inner -> spec.content() instanceof Content.All;
      case Oddment oddment -> spec.content() instanceof Content.All;
    };
  }

  /** An EMAIL alarm writes to its ATTENDEEs (RFC 5545 3.6.6). */
  private boolean alarmStays(Component alarm) {
    boolean mails = alarm.text("ACTION").filter("EMAIL"::equalsIgnoreCase).isPresent();
    return spec.alarms() && !mails && !(spec.content() instanceof Content.Busy);
  }

  private static Component without(Component component) {
    Component less = component;
    for (String name : PEOPLE) {
      less = less.without(name);
    }
    return less;
  }

  private static Component neutral(Component component) {
    List<Node> nodes =
        component.nodes().stream()
            .map(
                node -> node instanceof Property p && PEOPLE.contains(p.name()) ? neutral(p) : node)
            .toList();
    return component.withNodes(nodes).without("REQUEST-STATUS");
  }

  private static Property neutral(Property person) {
    return Property.of(
        person.name(), person.parameters().with("SCHEDULE-AGENT", "NONE"), person.value());
  }

  private static Component described(Component component, Component before) {
    String people =
        Stream.concat(
                before.properties("ORGANIZER").stream().map(p -> "Organizer: " + person(p)),
                before.properties("ATTENDEE").stream().map(p -> "Attendee: " + person(p)))
            .collect(Collectors.joining("\n"));
    if (people.isEmpty()) {
      return component;
    }
    Optional<String> text = component.text("DESCRIPTION").filter(own -> !own.isEmpty());
    return component.with(
        Property.text("DESCRIPTION", text.map(own -> own + "\n\n" + people).orElse(people)));
  }

  private static String person(Property person) {
    String address = person.value().replaceFirst("(?i)^mailto:", "");
    return person
        .parameters()
        .first("CN")
        .filter(name -> !name.equals(address))
        .map(name -> name + " <" + address + ">")
        .orElse(address);
  }
}

package org.kalends.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;
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
    return switch (choices.below(6)) {
      case 0 -> inOne(document, part -> part.with(Property.text("SUMMARY", choices.from(TITLES))));
      case 1 -> inOne(document, part -> part.with(Property.text("LOCATION", choices.from(TITLES))));
      case 2 -> inOne(document, this::withAnException);
      case 3 -> withoutLastOverride(document);
      case 4 -> inOne(document, part -> part.with(Property.of("X-SEEN", "" + choices.below(3))));
      default -> inOne(document, this::stamped);
    };
  }

  private Component withAnException(Component part) {
    List<Property> exceptions = new ArrayList<>(part.properties("EXDATE"));
    exceptions.add(Property.of("EXDATE", "2025040%dT080000Z".formatted(1 + choices.below(9))));
    return part.with("EXDATE", exceptions);
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

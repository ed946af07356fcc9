package org.kalends.ics.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kalends.ics.Component;
import org.kalends.ics.Node;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/** An edit of a component that changes what it says; empty where it has nothing to edit. */
enum Mutation {
  TITLE(c -> Optional.of(c.with(Property.text("SUMMARY", c.text("SUMMARY").orElse("") + "!")))),
  START(c -> moved(c, "DTSTART")),
  END(c -> moved(c, "DTEND")),
  EXDATE(c -> dropped(c, "EXDATE")),
  RULE(c -> suffixed(c, "RRULE", ";COUNT=77")),
  STATUS(c -> Optional.of(c.with(Property.of("STATUS", other(c, "STATUS", "CANCELLED", "X-ODD"))))),
  PARTSTAT(Mutation::declined),
  NO_ATTENDEE(c -> dropped(c, "ATTENDEE")),
  COMMENT(c -> Optional.of(added(c, Property.text("COMMENT", "one more")))),
  ALARM(Mutation::alarmMoved),
  NO_ALARM(
      c -> c.components("VALARM").stream().findFirst().map(alarm -> replaced(c, alarm, List.of()))),
  TWO_ALARMS(c ->
      c.components("VALARM").stream()
          .findFirst()
          .map(alarm -> replaced(c, alarm, List.of(alarm, alarm)))),
  OWN(c -> Optional.of(added(c, Property.of("X-KALENDS-TEST", "1"))));

  private final Function<Component, Optional<Component>> edit;

  Mutation(Function<Component, Optional<Component>> edit) {
    this.edit = edit;
  }

  Optional<Component> of(Component component) {
    return edit.apply(component);
  }

  private static Optional<Component> moved(Component component, String name) {
    return component
        .property(name)
        .filter(property -> component.properties(name).size() == 1)
        .flatMap(property ->
            When.of(property)
                .map(when ->
                    switch (when) {
                      case When.Day day -> new When.Day(day.date().plusDays(1));
                      case When.Floating f -> new When.Floating(f.time().plusHours(3));
                      case When.Zoned z -> new When.Zoned(z.time().plusHours(3), z.tzid());
                      case When.Utc u -> new When.Utc(u.instant().plusSeconds(60));
                    }))
        .map(when -> component.with(when.property(name)));
  }

  private static Optional<Component> dropped(Component component, String name) {
    List<Property> all = component.properties(name);
    return all.stream()
        .filter(property ->
            all.stream().noneMatch(p -> p != property && p.value().contains(property.value())))
        .filter(property -> !property.value().replace(",", "").isBlank())
        .findFirst()
        .map(property -> replaced(component, property, List.of()));
  }

  private static Optional<Component> suffixed(Component component, String name, String suffix) {
    return component
        .property(name)
        .map(p -> Property.of(name, p.parameters(), p.value() + suffix))
        .map(component::with);
  }

  private static String other(Component component, String name, String value, String instead) {
    return component.property(name).filter(p -> p.value().contains(value)).isPresent()
        ? instead
        : value;
  }

  private static Optional<Component> declined(Component component) {
    return component
        .property("ATTENDEE")
        .map(p -> {
          Parameters parameters = p.parameters();
          boolean declined =
              parameters.first("PARTSTAT").filter("DECLINED"::equalsIgnoreCase).isPresent();
          Parameters changed = parameters.with("PARTSTAT", declined ? "TENTATIVE" : "DECLINED");
          return replaced(component, p, List.of(Property.of("ATTENDEE", changed, p.value())));
        });
  }

  private static Optional<Component> alarmMoved(Component component) {
    return component.components("VALARM").stream()
        .findFirst()
        .map(alarm ->
            replaced(
                component,
                alarm,
                List.of(alarm.with("TRIGGER", List.of(Property.of("TRIGGER", "-PT4321M"))))));
  }

  private static Component added(Component component, Property property) {
    List<Node> nodes = new ArrayList<>(component.nodes());
    nodes.add(0, property);
    return component.withNodes(nodes);
  }

  static Component replaced(Component component, Node node, List<? extends Node> by) {
    List<Node> nodes = new ArrayList<>();
    component.nodes().forEach(n -> nodes.addAll(n == node ? by : List.of(n)));
    return component.withNodes(nodes);
  }
}

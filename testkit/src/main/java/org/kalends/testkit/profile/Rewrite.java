package org.kalends.testkit.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;

/** One thing that a server does to a VCALENDAR it is given. Doing it twice changes nothing more. */
interface Rewrite {
  Component of(Component calendar);

  Rewrite ITEMS_WITHOUT_FOREIGN_PROPERTIES =
      items(item -> properties(item, p -> p.name().startsWith("X-") ? List.of() : List.of(p)));

  Rewrite SORTED_PROPERTIES = items(Rewrite::sorted);

  Rewrite ENDS_FOR_DURATIONS = items(Ends::forDuration);

  Rewrite NAMED_ALARMS =
      items(item ->
          alarms(
              item,
              (alarm, nth) -> absent(alarm, "X-WR-ALARMUID", "ALARM-" + nth + "-" + uid(item))));

  /** Every alarm shows a text; sounds become that, too. */
  Rewrite SHOWN_ALARMS =
      items(item ->
          alarms(
              item,
              (alarm, nth) ->
                  absent(
                      alarm.text("ACTION").filter("AUDIO"::equals).isPresent()
                          ? alarm.with(Property.of("ACTION", "DISPLAY"))
                          : alarm,
                      "DESCRIPTION",
                      "This is an event reminder")));

  /** All EXDATEs that have the same parameters on one line. */
  Rewrite JOINED_EXCEPTIONS = items(Exceptions::joined);

  /** One EXDATE a line. */
  Rewrite SPLIT_EXCEPTIONS = items(Exceptions::split);

  /** An offset of more than a day, in an observance before all times in use. */
  Rewrite IMPOSSIBLE_OFFSETS = calendar -> each(calendar, "VTIMEZONE", Rewrite::withImpossible);

  /** {@code CN="Doe, Jane"} comes back as {@code CN="'Doe, Jane'"}. */
  Rewrite SINGLE_QUOTES = items(item -> properties(item, p -> List.of(singleQuoted(p))));

  static Rewrite product(String name) {
    return calendar -> calendar.with(Property.of("PRODID", name));
  }

  /** The server's own times of writing. */
  static Rewrite written(String stamp) {
    return items(
        item -> item.with(Property.of("DTSTAMP", stamp)).with(Property.of("LAST-MODIFIED", stamp)));
  }

  /** A property for each event that has none of that name. */
  static Rewrite adding(String name, String value) {
    return calendar -> each(calendar, "VEVENT", event -> absent(event, name, value));
  }

  static Rewrite without(String name) {
    return items(item -> item.without(name));
  }

  /**
   * What became of the invitations of an item with ORGANIZER, one parameter for each attendee that
   * the server is to take care of (RFC 6638 7.1, 7.3).
   */
  static Rewrite scheduled(String status) {
    return items(item ->
        item.property("ORGANIZER").isEmpty()
            ? item
            : properties(item, p -> List.of(delivered(p, status))));
  }

  private static Property delivered(Property property, String status) {
    boolean server =
        property.parameters().first("SCHEDULE-AGENT").orElse("SERVER").equals("SERVER");
    return property.name().equals("ATTENDEE") && server
        ? Property.of(
            property.name(),
            property.parameters().with("SCHEDULE-STATUS", status),
            property.value())
        : property;
  }

  private static Rewrite items(UnaryOperator<Component> change) {
    return calendar -> {
      Component changed = calendar;
      for (String kind : Item.KINDS) {
        changed = each(changed, kind, change);
      }
      return changed;
    };
  }

  private static Component each(Component holder, String name, UnaryOperator<Component> change) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : holder.nodes()) {
      nodes.add(
          node instanceof Component inner && inner.name().equals(name)
              ? change.apply(inner)
              : node);
    }
    return holder.withNodes(nodes);
  }

  /** What one property becomes. */
  interface PropertyChange {
    List<Property> of(Property property);
  }

  static Component properties(Component component, PropertyChange change) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : component.nodes()) {
      nodes.addAll(node instanceof Property property ? change.of(property) : List.of(node));
    }
    return component.withNodes(nodes);
  }

  /** What an alarm becomes, given how many stood before it. */
  interface AlarmChange {
    Component of(Component alarm, int nth);
  }

  private static Component alarms(Component item, AlarmChange change) {
    int[] nth = {0};
    return each(item, "VALARM", alarm -> change.of(alarm, nth[0]++));
  }

  private static Component absent(Component component, String name, String value) {
    return component.property(name).isPresent()
        ? component
        : component.with(Property.of(name, value));
  }

  private static String uid(Component item) {
    return item.text("UID").orElse("");
  }

  private static Component sorted(Component item) {
    Stream<Property> properties =
        item.properties().stream()
            .sorted(Comparator.comparing(Property::name))
            .map(p -> Property.of(p.name(), p.parameters(), p.value()));
    return item.withNodes(Stream.concat(properties, item.components().stream()).toList());
  }

  private static Component withImpossible(Component zone) {
    boolean done =
        zone.components().stream().anyMatch(o -> o.text("TZNAME").orElse("").equals("LMT"));
    if (done) {
      return zone;
    }
    List<Node> nodes = new ArrayList<>(zone.nodes());
    nodes.add(
        Component.of(
            "STANDARD",
            List.of(
                Property.of("DTSTART", "18000101T000000"),
                Property.of("TZOFFSETFROM", "+5730"),
                Property.of("TZOFFSETTO", "+5730"),
                Property.of("TZNAME", "LMT"))));
    return zone.withNodes(nodes);
  }

  private static Property singleQuoted(Property property) {
    Parameters changed = property.parameters();
    for (Parameters.Parameter parameter : property.parameters().all()) {
      String value = String.join(",", parameter.values());
      if (parameter.values().size() == 1
          && value.matches(".*[,:;].*")
          && !value.startsWith("'")
          && parameter.name().equals("CN")) {
        changed = changed.with(parameter.name(), "'" + value + "'");
      }
    }
    return changed.equals(property.parameters())
        ? property
        : Property.of(property.name(), changed, property.value());
  }
}

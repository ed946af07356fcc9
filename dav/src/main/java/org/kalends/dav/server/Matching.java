package org.kalends.dav.server;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/** Whether the filters of a query hold for one document. */
final class Matching {
  private final Times times;
  private final Recurrences recurrences;

  private Matching(Times times, Recurrences recurrences) {
    this.times = times;
    this.recurrences = recurrences;
  }

  /**
   * @param floating the zone that days and floating times are taken in
   */
  static boolean holds(Filter.OfComponent filter, Document document, ZoneId floating) {
    List<Component> zones =
        document.calendars().stream()
            .flatMap(calendar -> calendar.components("VTIMEZONE").stream())
            .toList();
    var times = new Times(Zones.of(zones), floating);
    return new Matching(times, new Recurrences(document, floating))
        .among(filter, document.calendars(), Optional.empty());
  }

  private boolean among(
      Filter.OfComponent filter, List<Component> components, Optional<Component> owner) {
    List<Component> named =
        components.stream().filter(c -> c.name().equals(filter.name())).toList();
    return filter.absent()
        ? named.isEmpty()
        : named.stream().anyMatch(component -> holds(filter, component, owner.orElse(component)));
  }

  private boolean holds(Filter.OfComponent filter, Component component, Component owner) {
    return filter.during().stream()
            .allMatch(range -> new Overlap(times, recurrences, range).holds(component, owner))
        && filter.filters().stream().allMatch(inner -> within(inner, component));
  }

  private boolean within(Filter filter, Component component) {
    return switch (filter) {
      case Filter.OfComponent inner -> among(inner, component.components(), Optional.of(component));
      case Filter.OfProperty property -> property(property, component);
      case Filter.OfParameter parameter -> false;
    };
  }

  private boolean property(Filter.OfProperty filter, Component component) {
    List<Property> named = component.properties(filter.name());
    return filter.absent()
        ? named.isEmpty()
        : named.stream().anyMatch(property -> holds(filter, property));
  }

  private boolean holds(Filter.OfProperty filter, Property property) {
    return filter.during().map(range -> during(range, property)).orElse(true)
        && filter.match().map(match -> match.holds(property.text())).orElse(true)
        && filter.parameters().stream()
            .allMatch(parameter -> parameter(parameter, property.parameters()));
  }

  private boolean during(TimeRange range, Property property) {
    return When.of(property).map(when -> range.holds(times.instant(when))).orElse(false);
  }

  private static boolean parameter(Filter.OfParameter filter, Parameters parameters) {
    List<String> values =
        parameters.all().stream()
            .filter(parameter -> parameter.name().equalsIgnoreCase(filter.name()))
            .flatMap(parameter -> parameter.values().stream())
            .toList();
    Optional<Filter.Match> match = filter.match();
    return filter.absent()
        ? values.isEmpty()
        : values.stream().anyMatch(value -> match.isEmpty() || match.get().holds(value));
  }
}

package org.kalends.ics.meaning;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.VTimeZone;
import org.kalends.ics.zone.Zones;

/**
 * What the VTIMEZONEs of a document add to what a component says. One that agrees with the IANA
 * zone of its name, as far as the component needs it, adds nothing: so it may as well be absent.
 */
final class ZoneFacts {
  private static final String NAME = "VTIMEZONE";
  private static final Period FOLLOWED = Period.ofYears(10);

  private final Component component;
  private final Zones zones;

  ZoneFacts(Component component, Zones zones) {
    this.component = component;
    this.zones = zones;
  }

  Stream<Fact> facts() {
    return Stream.concat(contradictions(), custom().stream());
  }

  /** A VTIMEZONE that says other offsets than the IANA zone of its name at times used here. */
  private Stream<Fact> contradictions() {
    return properties(component)
        .flatMap(property -> property.parameters().first("TZID").stream())
        .distinct()
        .flatMap(tzid -> contradiction(tzid).stream());
  }

  private Optional<Fact> contradiction(String tzid) {
    Optional<ZoneId> iana = Zones.iana(tzid);
    Optional<ZoneRules> own = zones.vtimezone(tzid).flatMap(VTimeZone::rules);
    if (iana.isEmpty() || own.isEmpty()) {
      return Optional.empty();
    }
    String said =
        used(tzid)
            .distinct()
            .sorted()
            .filter(time -> !offset(own.get(), time).equals(offset(iana.get().getRules(), time)))
            .map(time -> offset(own.get(), time) + " at " + time)
            .collect(Collectors.joining(", "));
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fact(NAME, said, iana.get().getId(), iana.get() + ": " + said));
  }

  private Stream<LocalDateTime> used(String tzid) {
    Stream<LocalDateTime> written =
        properties(component)
            .filter(
                property -> property.parameters().first("TZID").filter(tzid::equals).isPresent())
            .flatMap(property -> When.list(property).stream())
            .flatMap(
                when -> when instanceof When.Zoned zoned ? Stream.of(zoned.time()) : Stream.of());
    return Stream.concat(written, seasons(tzid));
  }

  /** Winter and summer of the first two years of a series. */
  private Stream<LocalDateTime> seasons(String tzid) {
    return start()
        .filter(start -> start.tzid().equals(tzid))
        .map(start -> LocalDateTime.of(start.time().getYear(), 1, 15, 12, 0))
        .map(winter -> Stream.of(0, 6, 12, 18).map(winter::plusMonths))
        .orElse(Stream.empty());
  }

  /** The rules of a zone that only its VTIMEZONE knows, from the start of a series on. */
  private Optional<Fact> custom() {
    return start()
        .filter(start -> Zones.iana(start.tzid()).isEmpty())
        .flatMap(start -> zones.rules(start.tzid()).map(rules -> custom(start, rules)));
  }

  private Fact custom(When.Zoned start, ZoneRules rules) {
    Instant from = zones.instant(start, ZoneOffset.UTC);
    Instant to = from.atOffset(ZoneOffset.UTC).plus(FOLLOWED).toInstant();
    List<String> said = new ArrayList<>();
    said.add(rules.getOffset(from).getId());
    ZoneOffsetTransition next = rules.nextTransition(from);
    while (next != null && next.getInstant().isBefore(to)) {
      said.add(next.getOffsetAfter() + " from " + next.getInstant());
      next = rules.nextTransition(next.getInstant());
    }
    String value = String.join(", ", said);
    return new Fact(NAME, value, "", start.tzid() + ": " + value);
  }

  private Optional<When.Zoned> start() {
    return Span.repeats(component)
        ? component
            .property("DTSTART")
            .flatMap(When::of)
            .flatMap(
                when -> when instanceof When.Zoned zoned ? Optional.of(zoned) : Optional.empty())
        : Optional.empty();
  }

  private static ZoneOffset offset(ZoneRules rules, LocalDateTime time) {
    List<ZoneOffset> offsets = rules.getValidOffsets(time);
    return offsets.isEmpty() ? rules.getTransition(time).getOffsetBefore() : offsets.getFirst();
  }

  private static Stream<Property> properties(Component component) {
    return Stream.concat(
        component.properties().stream(),
        component.components().stream().flatMap(ZoneFacts::properties));
  }
}

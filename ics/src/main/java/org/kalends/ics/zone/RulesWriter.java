package org.kalends.ics.zone;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kalends.ics.Component;
import org.kalends.ics.Node;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/** {@link ZoneRules} written as the STANDARD and DAYLIGHT parts of a VTIMEZONE. */
final class RulesWriter {
  /** Changes that no RRULE can say are listed up to this year. */
  private static final int LISTED = 2100;

  private final ZoneRules rules;
  private final Instant start;

  RulesWriter(ZoneRules rules, int fromYear) {
    this.rules = rules;
    // the first hours of the year are those of the year before, in the far east of the world
    this.start =
        LocalDateTime.of(fromYear, 1, 1, 0, 0).toInstant(ZoneOffset.UTC).minus(1, ChronoUnit.DAYS);
  }

  Component component(String tzid) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Property.text("TZID", tzid));
    nodes.addAll(parts());
    return Component.of("VTIMEZONE", nodes);
  }

  private List<Component> parts() {
    List<Part> parts = new ArrayList<>();
    List<ZoneOffsetTransition> single = new ArrayList<>(listed());
    for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
      Optional<String> rrule = RuleText.of(rule);
      List<ZoneOffsetTransition> all = occurrences(rule);
      if (rrule.isPresent()) {
        parts.add(new Part(all.subList(0, 1), rrule));
      } else {
        single.addAll(all);
      }
    }
    byChange(single).forEach(group -> parts.add(new Part(group, Optional.empty())));
    if (parts.isEmpty()) {
      return List.of(fixed());
    }
    return parts.stream().sorted(Comparator.comparing(Part::instant)).map(this::written).toList();
  }

  /** What the zone lists one by one, from the change on that brought the offset at the start. */
  private List<ZoneOffsetTransition> listed() {
    List<ZoneOffsetTransition> all = rules.getTransitions();
    int first = 0;
    while (first < all.size() && all.get(first).getInstant().isBefore(start)) {
      first++;
    }
    boolean ruled = first == all.size() && ruledBefore();
    return all.subList(ruled ? first : Math.max(0, first - 1), all.size());
  }

  private boolean ruledBefore() {
    return rules.getTransitionRules().stream()
        .anyMatch(rule -> !occurrences(rule).getFirst().getInstant().isAfter(start));
  }

  /** From the last year before the start on, but not among what is listed one by one. */
  private List<ZoneOffsetTransition> occurrences(ZoneOffsetTransitionRule rule) {
    List<ZoneOffsetTransition> listed = rules.getTransitions();
    int before = start.atOffset(ZoneOffset.UTC).getYear() - 1;
    int first =
        listed.isEmpty()
            ? before
            : Math.max(before, listed.getLast().getDateTimeBefore().getYear());
    return IntStream.rangeClosed(first, Math.max(LISTED, first + 1))
        .mapToObj(rule::createTransition)
        .filter(transition -> listed.isEmpty() || transition.compareTo(listed.getLast()) > 0)
        .toList();
  }

  private static List<List<ZoneOffsetTransition>> byChange(List<ZoneOffsetTransition> single) {
    Map<List<Object>, List<ZoneOffsetTransition>> groups = new LinkedHashMap<>();
    for (ZoneOffsetTransition transition : single) {
      groups
          .computeIfAbsent(
              List.of(transition.getOffsetBefore(), transition.getOffsetAfter()),
              change -> new ArrayList<>())
          .add(transition);
    }
    return List.copyOf(groups.values());
  }

  private Component fixed() {
    String offset = Offsets.write(rules.getOffset(start));
    return Component.of(
        "STANDARD",
        List.of(
            Property.of("DTSTART", "19700101T000000"),
            Property.of("TZOFFSETFROM", offset),
            Property.of("TZOFFSETTO", offset)));
  }

  private Component written(Part part) {
    ZoneOffsetTransition first = part.onsets().getFirst();
    List<Node> nodes = new ArrayList<>();
    nodes.add(Property.of("DTSTART", local(first)));
    nodes.add(Property.of("TZOFFSETFROM", Offsets.write(first.getOffsetBefore())));
    nodes.add(Property.of("TZOFFSETTO", Offsets.write(first.getOffsetAfter())));
    part.rrule().ifPresent(rrule -> nodes.add(Property.of("RRULE", rrule)));
    if (part.onsets().size() > 1) {
      List<String> more =
          part.onsets().subList(1, part.onsets().size()).stream().map(RulesWriter::local).toList();
      nodes.add(Property.of("RDATE", String.join(",", more)));
    }
    boolean daylight = rules.isDaylightSavings(first.getInstant());
    return Component.of(daylight ? "DAYLIGHT" : "STANDARD", nodes);
  }

  private static String local(ZoneOffsetTransition transition) {
    return new When.Floating(transition.getDateTimeBefore()).value();
  }

  /** The onsets of one part: the first one and an RRULE, or several. */
  private record Part(List<ZoneOffsetTransition> onsets, Optional<String> rrule) {
    Instant instant() {
      return onsets.getFirst().getInstant();
    }
  }
}

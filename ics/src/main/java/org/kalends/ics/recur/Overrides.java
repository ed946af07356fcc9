package org.kalends.ics.recur;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.When;

/** What the overrides of an item say (RFC 5545 3.8.4.4). */
final class Overrides {
  private final List<Component> overrides;
  private final WallClock clock;
  private final Findings findings;

  Overrides(List<Component> overrides, WallClock clock, Findings findings) {
    this.overrides = overrides;
    this.clock = clock;
    this.findings = findings;
  }

  /** Those that hold for later occurrences too, in order. */
  List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    for (Component override : overrides) {
      if (following(override)) {
        Findings.id(override).ifPresent(id -> stretches.add(stretch(override, id)));
      }
    }
    stretches.sort(Comparator.comparingLong(Stretch::from));
    return stretches;
  }

  private static boolean following(Component override) {
    return override
        .property("RECURRENCE-ID")
        .flatMap(id -> id.parameters().first("RANGE"))
        .filter("THISANDFUTURE"::equalsIgnoreCase)
        .isPresent();
  }

  private Stretch stretch(Component override, When id) {
    // what is wrong with it is told where it stands for itself
    Findings unheard = new Findings(findings.zones(), findings.zone());
    When start = unheard.anchor(override).orElse(id);
    WallClock own = clock.like(start);
    long shift = own.local(start) - own.local(id);
    Extent extent = unheard.extent(override, start, own);
    return new Stretch(clock.key(id), override, own, shift, extent, cancelled(override));
  }

  private static boolean cancelled(Component override) {
    return override.text("STATUS").filter("CANCELLED"::equalsIgnoreCase).isPresent();
  }

  /** By the key of what they stand for: the occurrence, or none where it was cancelled. */
  Map<Long, Optional<Occurrence>> occurrences() {
    Map<Long, Component> chosen = new HashMap<>();
    for (Component override : overrides) {
      Optional<When> id = Findings.id(override).or(() -> unnamed(override));
      id.ifPresent(when -> chosen.merge(clock.key(when), override, Overrides::newer));
    }
    Map<Long, Optional<Occurrence>> occurrences = new HashMap<>();
    chosen.forEach((key, override) -> occurrences.put(key, occurrence(key, override)));
    return occurrences;
  }

  /** An override whose RECURRENCE-ID cannot be read still happens when it says. */
  private Optional<When> unnamed(Component override) {
    override.property("RECURRENCE-ID").ifPresent(id -> findings.problem(id, "is no time"));
    return findings.anchor(override);
  }

  private static Component newer(Component one, Component other) {
    return sequence(one) > sequence(other) ? one : other;
  }

  private static int sequence(Component component) {
    String text = component.text("SEQUENCE").orElse("").strip();
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private Optional<Occurrence> occurrence(long key, Component override) {
    Optional<When> written = Findings.id(override);
    Optional<When> start = findings.anchor(override).or(() -> written);
    if (cancelled(override) || start.isEmpty()) {
      return Optional.empty();
    }
    When id = written.map(when -> clock.when(clock.local(when))).orElse(start.get());
    WallClock own = clock.like(start.get());
    Extent extent = findings.extent(override, start.get(), own);
    return Optional.of(new Stretch(key, override, own, 0, extent, false).single(id, start.get()));
  }
}

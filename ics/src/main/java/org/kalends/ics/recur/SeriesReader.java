package org.kalends.ics.recur;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Period;
import org.kalends.ics.Problem;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/** Reads an item as a series; what it cannot read it leaves out and names. */
final class SeriesReader {
  static final Comparator<Occurrence> ORDER =
      Comparator.comparing(Occurrence::from).thenComparing(Occurrence::to);

  private final Findings findings;
  private final WallClock clock;
  private final List<Repeat> repeats = new ArrayList<>();
  private final List<Repeat> excluding = new ArrayList<>();
  private final Set<Long> excluded = new HashSet<>();
  private final Set<Long> days = new HashSet<>();
  private final List<Stretch> stretches = new ArrayList<>();
  private final Map<Long, Occurrence> single = new HashMap<>();

  SeriesReader(Item item, ZoneId zone) {
    this.findings = new Findings(Zones.of(item.zones()), zone);
    Optional<Component> master = item.master().or(() -> loneSeries(item));
    boolean alone = item.master().isEmpty() && master.isPresent();
    Optional<When> start = master.flatMap(findings::anchor);
    this.clock = WallClock.of(like(item, start), findings.zones(), zone);
    List<Component> components = alone ? List.of() : item.overrides();
    Overrides overrides = new Overrides(components, clock, findings);
    if (start.isPresent()) {
      readMaster(master.get(), start.get(), overrides);
    }
    overrides.occurrences().forEach(this::override);
  }

  /** Some programs write RECURRENCE-ID into a series itself. */
  private static Optional<Component> loneSeries(Item item) {
    return item.overrides().stream()
        .filter(only -> item.overrides().size() == 1 && only.property("RRULE").isPresent())
        .findFirst();
  }

  private static When like(Item item, Optional<When> start) {
    return start
        .or(() -> item.overrides().stream().flatMap(o -> Findings.id(o).stream()).findFirst())
        .orElse(new When.Utc(Instant.EPOCH));
  }

  List<Problem> problems() {
    return List.copyOf(findings.problems());
  }

  Series series() {
    Set<Long> keys = new HashSet<>(excluded);
    keys.addAll(single.keySet());
    return new Series(
        clock,
        List.copyOf(repeats),
        List.copyOf(excluding),
        Set.copyOf(keys),
        Set.copyOf(days),
        List.copyOf(stretches),
        single.values().stream().sorted(ORDER).toList());
  }

  private void readMaster(Component master, When start, Overrides overrides) {
    long local = clock.local(start);
    master.properties("RRULE").forEach(property -> readRule(property, local, repeats));
    master.properties("EXRULE").forEach(property -> readRule(property, local, excluding));
    master.properties("EXDATE").forEach(this::exclude);
    Extent extent = findings.extent(master, start, clock);
    stretches.add(new Stretch(Times.START, master, clock, 0, extent, false));
    stretches.addAll(overrides.stretches());
    add(local, start, Optional.empty());
    master.properties("RDATE").forEach(property -> addDates(property, local));
  }

  private void readRule(Property property, long start, List<Repeat> into) {
    Rule.Read read = Rule.parse(property.value());
    read.flaws().forEach(flaw -> findings.problem(property, flaw));
    read.rule().ifPresent(rule -> into.add(Repeat.of(rule, start, clock)));
  }

  private void exclude(Property property) {
    for (String value : values(property)) {
      Optional<When> when = When.read(value, property.parameters());
      if (when.isEmpty()) {
        findings.problem(property, value + " is no time");
      } else if (when.get() instanceof When.Day day && !clock.days()) {
        days.add(day.date().toEpochDay());
      } else {
        excluded.add(clock.key(when.get()));
      }
    }
  }

  private static List<String> values(Property property) {
    List<String> values = new ArrayList<>(List.of(property.value().split(",", -1)));
    values.removeIf(String::isBlank);
    return values;
  }

  private void addDates(Property property, long start) {
    for (String value : values(property)) {
      Optional<Period> period = Period.read(value, property.parameters());
      Optional<When> when =
          period.map(Period::start).or(() -> When.read(value, property.parameters()));
      if (when.isEmpty()) {
        findings.problem(property, value + " is no time");
        continue;
      }
      Optional<Extent> extent = period.map(p -> Extent.of(p, clock.like(p.start())));
      boolean bare = when.get() instanceof When.Day && !clock.days();
      long local = clock.local(when.get()) + (bare ? Math.floorMod(start, Civil.DAY) : 0);
      add(local, bare || clock.days() ? clock.when(local) : when.get(), extent);
    }
  }

  private void add(long local, When start, Optional<Extent> own) {
    long key = clock.days() ? local : clock.key(start);
    List<Times> rules = excluding.stream().map(Repeat::times).toList();
    Stretch stretch = stretches.getFirst();
    for (Stretch later : stretches) {
      stretch = later.from() <= key ? later : stretch;
    }
    if (!stretch.cancelled() && !new Exclusions(excluded, days, rules).has(local, key)) {
      Stretch lasting = own.map(stretch::lasting).orElse(stretch);
      boolean master = stretch.from() == Times.START;
      single.putIfAbsent(
          key,
          master ? lasting.single(clock.when(local), start) : lasting.occurrence(clock, local));
    }
  }

  private void override(long key, Optional<Occurrence> occurrence) {
    single.remove(key);
    excluded.add(key);
    occurrence.ifPresent(instead -> single.put(key, instead));
  }
}

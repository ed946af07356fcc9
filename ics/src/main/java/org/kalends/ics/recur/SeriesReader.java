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
import org.kalends.ics.Parameters;
import org.kalends.ics.Period;
import org.kalends.ics.Problem;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/** Reads an item as a series; what it cannot read it leaves out and names. */
final class SeriesReader {
  static final Comparator<Occurrence> ORDER =
      Comparator.comparing(Occurrence::from).thenComparing(Occurrence::to);

  private final Item item;
  private final Zones zones;
  private final ZoneId zone;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Repeat> repeats = new ArrayList<>();
  private final List<Repeat> excluding = new ArrayList<>();
  private final Set<Long> excluded = new HashSet<>();
  private final Set<Long> days = new HashSet<>();
  private final List<Stretch> stretches = new ArrayList<>();
  private final Map<Long, Occurrence> single = new HashMap<>();
  private final WallClock clock;
  private final Optional<Component> master;

  SeriesReader(Item item, ZoneId zone) {
    this.item = item;
    this.zones = Zones.of(item.zones());
    this.zone = zone;
    this.master = item.master().or(this::loneSeries);
    Optional<When> start = master.flatMap(this::anchor);
    When like =
        start
            .or(() -> item.overrides().stream().map(this::id).flatMap(Optional::stream).findFirst())
            .orElse(new When.Utc(Instant.EPOCH));
    this.clock = WallClock.of(like, zones, zone);
    if (start.isPresent()) {
      readMaster(master.get(), start.get());
    }
    readOverrides();
  }

  List<Problem> problems() {
    return List.copyOf(problems);
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

  /** Some programs write RECURRENCE-ID into a series itself. */
  private Optional<Component> loneSeries() {
    return item.overrides().stream()
        .filter(only -> item.overrides().size() == 1 && only.property("RRULE").isPresent())
        .findFirst();
  }

  private Optional<When> anchor(Component component) {
    Optional<When> start = time(component, "DTSTART");
    return start.or(() -> time(component, "DUE"));
  }

  private Optional<When> id(Component override) {
    return override.property("RECURRENCE-ID").flatMap(When::of);
  }

  private Optional<When> time(Component component, String name) {
    Optional<Property> property = component.property(name);
    Optional<When> when = property.flatMap(When::of);
    if (property.isPresent() && when.isEmpty()) {
      problem(property.get(), "is no time");
    }
    if (when.isPresent()
        && when.get() instanceof When.Zoned zoned
        && zones.rules(zoned.tzid()).isEmpty()) {
      problem(property.get(), "is in a zone that is not known, " + zoned.tzid());
    }
    return when;
  }

  private void problem(Property property, String what) {
    String value = property.value();
    String brief = value.length() > 60 ? value.substring(0, 60) + "…" : value;
    problems.add(new Problem(property.line(), property.name() + ' ' + brief + ": " + what));
  }

  private void readMaster(Component master, When start) {
    long local = clock.local(start);
    master.properties("RRULE").forEach(property -> readRule(property, local, repeats));
    master.properties("EXRULE").forEach(property -> readRule(property, local, excluding));
    master.properties("EXDATE").forEach(this::exclude);
    Extent extent = Extent.of(master, start, zones, zone, problems);
    Stretch whole = new Stretch(Times.START, master, clock, 0, extent, false);
    stretches.add(whole);
    // stretches of later overrides also move what is single, so these are placed before them
    readFollowing();
    addSingle(local, start, Optional.empty());
    master.properties("RDATE").forEach(this::addDates);
  }

  private void readRule(Property property, long start, List<Repeat> into) {
    Rule.Read read = Rule.parse(property.value());
    read.flaws().forEach(flaw -> problem(property, flaw));
    read.rule().ifPresent(rule -> into.add(Repeat.of(rule, start, clock)));
  }

  private void exclude(Property property) {
    List<When> times = When.list(property);
    if (times.size() < property.value().split(",", -1).length) {
      problem(property, "has a value that is no time");
    }
    for (When when : times) {
      if (when instanceof When.Day day && !clock.days()) {
        days.add(day.date().toEpochDay());
      } else {
        excluded.add(clock.key(when));
      }
    }
  }

  private void addDates(Property property) {
    Parameters parameters = property.parameters();
    for (String value : property.value().split(",", -1)) {
      Optional<Period> period = Period.read(value, parameters);
      Optional<When> when = period.map(Period::start).or(() -> When.read(value, parameters));
      if (value.isBlank()) {
        continue;
      }
      if (when.isEmpty()) {
        problem(property, "has a value that is no time");
        continue;
      }
      Optional<Extent> extent = period.map(p -> Extent.of(p, zones, zone));
      boolean bare = when.get() instanceof When.Day && !clock.days();
      long local = clock.local(when.get()) + (bare ? Math.floorMod(firstLocal(), Civil.DAY) : 0);
      addSingle(local, bare || clock.days() ? clock.when(local) : when.get(), extent);
    }
  }

  private long firstLocal() {
    return clock.local(clock.like());
  }

  private void addSingle(long local, When start, Optional<Extent> own) {
    long key = start instanceof When.Day ? clock.key(local) : clock.key(start);
    Exclusions exclusions =
        new Exclusions(clock, excluded, days, excluding.stream().map(Repeat::times).toList());
    Stretch stretch = stretchOf(key);
    if (exclusions.has(local, key) || stretch.cancelled()) {
      return;
    }
    boolean moved = stretch.from() != Times.START;
    Occurrence occurrence =
        moved
            ? stretch.occurrence(clock, local)
            : stretch.occurrence(clock.when(local), start, own.orElse(stretch.extent()));
    single.putIfAbsent(key, occurrence);
  }

  private Stretch stretchOf(long key) {
    return stretches.stream().filter(s -> s.from() <= key).reduce((a, b) -> b).orElseThrow();
  }

  private void readFollowing() {
    overrides().stream()
        .filter(SeriesReader::following)
        .forEach(override -> id(override).ifPresent(id -> stretches.add(stretch(override, id))));
    stretches.sort(Comparator.comparingLong(Stretch::from));
  }

  private static boolean following(Component override) {
    return override
        .property("RECURRENCE-ID")
        .flatMap(id -> id.parameters().first("RANGE"))
        .filter("THISANDFUTURE"::equalsIgnoreCase)
        .isPresent();
  }

  private Stretch stretch(Component override, When id) {
    When start = time(override, "DTSTART").orElse(id);
    WallClock own = WallClock.of(start, zones, zone);
    long shift = own.local(start) - own.local(id);
    Extent extent = Extent.of(override, start, zones, zone, new ArrayList<>());
    return new Stretch(clock.key(id), override, own, shift, extent, cancelled(override));
  }

  private static boolean cancelled(Component override) {
    return override.text("STATUS").filter("CANCELLED"::equalsIgnoreCase).isPresent();
  }

  private List<Component> overrides() {
    return item.master().isEmpty() && master.isPresent() ? List.of() : item.overrides();
  }

  private void readOverrides() {
    Map<Long, Component> chosen = new HashMap<>();
    for (Component override : overrides()) {
      Optional<When> id = id(override).or(() -> unnamed(override));
      id.ifPresent(when -> chosen.merge(clock.key(when), override, SeriesReader::newer));
    }
    chosen.forEach(this::replace);
  }

  /** An override whose RECURRENCE-ID cannot be read still happens when it says. */
  private Optional<When> unnamed(Component override) {
    override.property("RECURRENCE-ID").ifPresent(id -> problem(id, "is no time"));
    return anchor(override);
  }

  private static Component newer(Component one, Component other) {
    return sequence(one) > sequence(other) ? one : other;
  }

  private static int sequence(Component component) {
    String text = component.text("SEQUENCE").orElse("").strip();
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private void replace(long key, Component override) {
    single.remove(key);
    excluded.add(key);
    if (cancelled(override)) {
      return;
    }
    Optional<When> written = id(override);
    Optional<When> start = anchor(override).or(() -> written);
    if (start.isPresent()) {
      When id = written.map(when -> clock.when(clock.local(when))).orElse(start.get());
      WallClock own = WallClock.of(start.get(), zones, zone);
      Extent extent = Extent.of(override, start.get(), zones, zone, problems);
      Stretch alone = new Stretch(key, override, own, 0, extent, false);
      single.put(key, alone.occurrence(id, start.get(), extent));
    }
  }
}

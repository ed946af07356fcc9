package org.kalends.ics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The work of {@link Item#in}: one pass over a document. */
final class Grouping {
  private static final String TIME_ZONE = "VTIMEZONE";
  private static final int BRIEF = 60;

  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Component> allZones = new LinkedHashMap<>();

  Grouping(Document document) {
    document.calendars().forEach(calendar -> addZones(calendar, allZones));
    for (Node node : document.nodes()) {
      if (node instanceof Component top) {
        if (top.name().equals("VCALENDAR")) {
          addCalendar(top);
        } else if (!top.name().equals(TIME_ZONE)) {
          // a fragment without its VCALENDAR still says what it says
          add(top, Map.of());
        }
      }
    }
  }

  Item.In result() {
    return new Item.In(drafts.values().stream().map(Draft::item).toList(), List.copyOf(problems));
  }

  private static void addZones(Component calendar, Map<String, Component> zones) {
    for (Component zone : calendar.components(TIME_ZONE)) {
      zone.text("TZID").ifPresent(tzid -> zones.putIfAbsent(tzid, zone));
    }
  }

  private void addCalendar(Component calendar) {
    Map<String, Component> zones = new LinkedHashMap<>();
    addZones(calendar, zones);
    for (Component component : calendar.components()) {
      if (!component.name().equals(TIME_ZONE)) {
        add(component, zones);
      }
    }
  }

  private void add(Component component, Map<String, Component> zones) {
    Optional<String> uid = component.text("UID").filter(text -> !text.isBlank());
    if (uid.isEmpty()) {
      problem(component, component.name() + title(component) + " has no UID");
      return;
    }
    Draft draft = drafts.computeIfAbsent(uid.get(), key -> new Draft(key, component.name()));
    if (!draft.add(component)) {
      problem(
          component,
          "a second " + component.name() + title(component) + " has the UID " + brief(uid.get()));
    }
    Item.tzids(component).stream()
        .flatMap(tzid -> Stream.ofNullable(zones.getOrDefault(tzid, allZones.get(tzid))))
        .forEach(draft.zones::add);
  }

  private void problem(Component component, String message) {
    int line = component.properties().stream().findFirst().map(Property::line).orElse(0);
    problems.add(new Problem(line, message));
  }

  private static String title(Component component) {
    return component.text("SUMMARY").map(title -> " \"" + brief(title) + '"').orElse("");
  }

  private static String brief(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    int end = line.offsetByCodePoints(0, Math.min(BRIEF, line.codePointCount(0, line.length())));
    return end == line.length() ? line : line.substring(0, end) + "…";
  }

  /** An item while it is being put together. */
  private static final class Draft {
    private final String uid;
    private final String kind;
    private final List<Component> overrides = new ArrayList<>();
    private final List<Component> extras = new ArrayList<>();
    private final Set<Component> zones = new LinkedHashSet<>();
    private Optional<Component> master = Optional.empty();

    Draft(String uid, String kind) {
      this.uid = uid;
      this.kind = kind;
    }

    /** False where the item has it as an extra. */
    boolean add(Component component) {
      if (!component.name().equals(kind)) {
        return !extras.add(component);
      }
      if (component.property("RECURRENCE-ID").isPresent()) {
        return overrides.add(component);
      }
      if (master.isPresent()) {
        // of two revisions side by side the later one is what the item says (3.8.7.4)
        boolean later = sequence(component) > sequence(master.get());
        extras.add(later ? master.get() : component);
        master = Optional.of(later ? component : master.get());
        return false;
      }
      master = Optional.of(component);
      return true;
    }

    private static int sequence(Component component) {
      String text = component.text("SEQUENCE").orElse("").strip();
      return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    Item item() {
      return new Item(
          uid, kind, master, List.copyOf(overrides), List.copyOf(extras), List.copyOf(zones));
    }
  }
}

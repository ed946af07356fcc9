package org.kalends.ics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything in one calendar that shares a UID: a master and its overrides, or a lone VTODO or
 * VJOURNAL (RFC 4791 4.1).
 *
 * @param uid the text of the UID, case-sensitive
 * @param kind VEVENT, VTODO, VJOURNAL or another component name
 * @param master the component without RECURRENCE-ID; empty for an orphan override
 * @param overrides those with RECURRENCE-ID, in the order of the document
 * @param extras what no item should have: further masters, and components of another kind; kept so
 *     that nothing is lost
 * @param zones the VTIMEZONEs of the document that these components refer to
 */
public record Item(
    String uid,
    String kind,
    Optional<Component> master,
    List<Component> overrides,
    List<Component> extras,
    List<Component> zones) {
  /** The component types (RFC 4791 5.2.3) that calendars hold as items; these have a UID. */
  public static final Set<String> KINDS = Set.of("VEVENT", "VTODO", "VJOURNAL");

  private static final String PRODID = "-//Kalends//Kalends//EN";

  /** The items of a document, in order of first appearance, and what could not be one. */
  public record In(List<Item> items, List<Problem> problems) {}

  /**
   * Groups the components of all calendars of a document by UID; those without one are problems,
   * and so are those that an item has as {@link #extras}.
   */
  public static In in(Document document) {
    return document.items();
  }

  /** Master first, then overrides, then extras. */
  public List<Component> components() {
    List<Component> all = new ArrayList<>();
    master.ifPresent(all::add);
    all.addAll(overrides);
    all.addAll(extras);
    return List.copyOf(all);
  }

  /** Whether a component stands for more occurrences than its own. */
  public static boolean repeats(Component component) {
    return component.property("RRULE").isPresent() || component.property("RDATE").isPresent();
  }

  /** The property that its end is written in: DUE of a VTODO, else DTEND (RFC 5545 3.8.2). */
  public static String endName(Component component) {
    return component.name().equals("VTODO") ? "DUE" : "DTEND";
  }

  /** Whether the master stands for more occurrences than its own. */
  public boolean repeats() {
    return master.filter(Item::repeats).isPresent();
  }

  /** Whether there are single occurrences to speak of: it repeats, or is some of a series. */
  public boolean isSeries() {
    return repeats() || !overrides.isEmpty();
  }

  /** SUMMARY of the master, else of the first override, else empty. */
  public String title() {
    return components().stream().findFirst().flatMap(first -> first.text("SUMMARY")).orElse("");
  }

  /** A calendar object resource (RFC 4791 4.1) of this item alone, with the zones it refers to. */
  public Document document() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Property.of("VERSION", "2.0"));
    nodes.add(Property.of("PRODID", PRODID));
    nodes.addAll(zones);
    nodes.addAll(components());
    return Document.of(Component.of("VCALENDAR", nodes));
  }

  /** The TZIDs that a component refers to, also in its alarms. */
  static Set<String> tzids(Component component) {
    Set<String> tzids = new LinkedHashSet<>();
    addTzids(component, tzids);
    return tzids;
  }

  private static void addTzids(Component component, Set<String> tzids) {
    for (Node node : component.nodes()) {
      switch (node) {
        case Property property -> property.parameters().first("TZID").ifPresent(tzids::add);
        case Component inner -> addTzids(inner, tzids);
        case Oddment other -> {}
      }
    }
  }
}

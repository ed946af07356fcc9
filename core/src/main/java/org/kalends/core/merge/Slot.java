package org.kalends.core.merge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.ics.Component;
import org.kalends.ics.meaning.Fact;
import org.kalends.ics.meaning.Statement;
import org.kalends.ics.zone.Zones;

/**
 * The least part of a component that is changed as one: a property, or one element of those that
 * are sets.
 *
 * @param name of the property or sub-component; DTSTART also for the end
 * @param element which one of a set: an address, a time, a word, an alarm; else empty
 */
record Slot(String name, String element) {
  static final String SPAN = "DTSTART";
  static final String ALARM = "VALARM";

  /** Start and end, however that is said, and the zones they are in. */
  private static final List<String> SPAN_NAMES = List.of(SPAN, "DTEND", "DUE", "DURATION");

  /** Properties of several lines or values that mean nothing as a whole (RFC 5545 3.8). */
  private static final Set<String> SETS =
      Set.of(
          "ATTENDEE",
          "EXDATE",
          "RDATE",
          "CATEGORIES",
          "RESOURCES",
          "COMMENT",
          "CONTACT",
          "ATTACH",
          "RELATED-TO",
          "REQUEST-STATUS",
          "FREEBUSY",
          "IMAGE",
          "CONFERENCE");

  /** Of several values in one line. */
  private static final Set<String> LISTS =
      Set.of("EXDATE", "RDATE", "CATEGORIES", "RESOURCES", "FREEBUSY");

  static Slot of(Statement statement, Zones zones) {
    Fact fact = statement.fact();
    if (SPAN_NAMES.contains(fact.name()) || fact.name().equals("VTIMEZONE")) {
      return new Slot(SPAN, "");
    }
    if (statement.nodes().getFirst() instanceof Component inner) {
      return new Slot(fact.name(), fact.name().equals(ALARM) ? alarm(inner, zones) : fact.value());
    }
    boolean element = SETS.contains(fact.name()) || fact.name().equals("damaged line");
    return new Slot(fact.name(), element ? fact.value() : "");
  }

  /** Programs rename alarms; what one does, and when, is what tells it from the others. */
  private static String alarm(Component alarm, Zones zones) {
    return Statement.of(alarm, zones).stream()
        .map(Statement::fact)
        .filter(fact -> fact.name().equals("ACTION") || fact.name().equals("TRIGGER"))
        .map(fact -> fact.name() + ' ' + fact.value() + ' ' + fact.parameters())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** The properties in it. */
  List<String> names() {
    return name.equals(SPAN) ? SPAN_NAMES : List.of(name);
  }

  boolean isElement() {
    return !element.isEmpty() || SETS.contains(name);
  }

  boolean isInList() {
    return LISTS.contains(name);
  }

  /**
   * What must not come half from one side and half from the other: when something happens and how
   * it repeats; how far a to-do is.
   */
  String group() {
    return heading() + '/' + element;
  }

  /** The property that the group is called by. */
  String heading() {
    return switch (name) {
      case "RRULE", "EXRULE" -> SPAN;
      case "COMPLETED", "PERCENT-COMPLETE" -> "STATUS";
      default -> name;
    };
  }

  /** Whether it tells when something happens, or how it repeats. */
  boolean isWhen() {
    return heading().equals(SPAN);
  }
}

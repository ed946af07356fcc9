package org.kalends.ics.meaning;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.ics.Parameters.Parameter;
import org.kalends.ics.Property;

/** The parameters of a property in canonical form: what is default left out, sorted. */
final class Arguments {
  private static final Set<String> CODES =
      Set.of(
          "CUTYPE",
          "ROLE",
          "PARTSTAT",
          "RSVP",
          "FBTYPE",
          "RELTYPE",
          "RELATED",
          "RANGE",
          "ENCODING",
          "VALUE",
          "SCHEDULE-AGENT",
          "SCHEDULE-FORCE-SEND",
          "FEATURE",
          "DISPLAY",
          "DERIVED",
          "LANGUAGE",
          "FMTTYPE",
          "CHARSET");

  private static final Set<String> ADDRESSES =
      Set.of("DELEGATED-FROM", "DELEGATED-TO", "SENT-BY", "MEMBER");

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "CUTYPE", "INDIVIDUAL",
          "ROLE", "REQ-PARTICIPANT",
          "PARTSTAT", "NEEDS-ACTION",
          "RSVP", "FALSE",
          "FBTYPE", "BUSY",
          "RELTYPE", "PARENT",
          "RELATED", "START",
          "SCHEDULE-AGENT", "SERVER");

  /** What a scheduling server notes for itself (RFC 6638 7.3). */
  private static final String SERVER_NOTE = "SCHEDULE-STATUS";

  private Arguments() {}

  /** One canonical text of all of them. */
  static String canonical(Property property, boolean timeRead) {
    return told(property, timeRead)
        .map(parameter ->
            Fact.part(parameter.name())
                + parameter.values().stream().map(Fact::part).collect(Collectors.joining()))
        .sorted()
        .collect(Collectors.joining());
  }

  /** For people. */
  static String readable(Property property, boolean timeRead) {
    return told(property, timeRead)
        .map(parameter -> parameter.name() + '=' + String.join(",", parameter.values()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Stream<Parameter> told(Property property, boolean timeRead) {
    return property.parameters().all().stream()
        .map(Arguments::canonical)
        .filter(parameter -> !silent(property, parameter, timeRead));
  }

  private static Parameter canonical(Parameter parameter) {
    List<String> values =
        parameter.values().stream()
            .map(value -> canonical(parameter.name(), value))
            .sorted()
            .toList();
    return new Parameter(parameter.name(), values);
  }

  private static String canonical(String name, String value) {
    if (CODES.contains(name)) {
      return value.toUpperCase(Locale.ROOT);
    }
    return ADDRESSES.contains(name) ? Values.address(value) : value;
  }

  /** Of a value that was read as a time, its own form says what VALUE and TZID said. */
  private static boolean silent(Property property, Parameter parameter, boolean timeRead) {
    String name = parameter.name();
    String value = String.join(",", parameter.values());
    return value.isEmpty()
        || name.equals(SERVER_NOTE)
        || value.equals(DEFAULTS.get(name))
        || (name.equals("VALUE") && (timeRead || Kind.isDefault(property, value)))
        || (name.equals("TZID") && timeRead);
  }
}

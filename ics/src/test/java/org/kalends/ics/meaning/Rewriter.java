package org.kalends.ics.meaning;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Length;
import org.kalends.ics.Node;
import org.kalends.ics.Oddment;
import org.kalends.ics.Parameters.Parameter;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/** Writes a document as the least considerate server would: other text, the same meaning. */
final class Rewriter {
  private static final Set<String> TEXTS =
      Set.of("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT");
  private static final Set<String> LISTS = Set.of("EXDATE", "RDATE", "CATEGORIES", "RESOURCES");

  /** Of these the first one counts, should there be more. */
  private static final Set<String> SINGLE =
      Set.of("UID", "RECURRENCE-ID", "DTSTART", "DTEND", "DUE", "DURATION", "TZID");

  private static final Set<String> CODES = Set.of("STATUS", "CLASS", "TRANSP", "ACTION", "RRULE");

  private final Random random;
  private Zones zones = Zones.IANA;

  Rewriter(long seed) {
    this.random = new Random(seed);
  }

  Document rewrite(Document document) {
    zones =
        Zones.of(
            document.calendars().stream()
                .flatMap(calendar -> calendar.components("VTIMEZONE").stream())
                .toList());
    StringBuilder text = new StringBuilder();
    List<Node> top = new ArrayList<>(document.nodes());
    top.forEach(node -> write(node, "", text));
    return Document.parse(text.toString().getBytes(StandardCharsets.UTF_8)).document();
  }

  private void write(Node node, String parent, StringBuilder to) {
    switch (node) {
      case Component component -> write(component, to);
      case Property property -> line(property(parent, property), to);
      case Oddment oddment -> to.append(oddment.text()).append("\r\n");
    }
  }

  private void write(Component component, StringBuilder to) {
    line(letters("BEGIN") + ':' + letters(component.name()), to);
    List<Node> properties = new ArrayList<>(lists(withoutDuration(component)));
    List<Node> inner = new ArrayList<>(component.components());
    if (SINGLE.stream().allMatch(name -> component.properties(name).size() < 2)) {
      Collections.shuffle(properties, random);
    }
    if (!component.name().equals("VCALENDAR")) {
      Collections.shuffle(inner, random);
    }
    properties.forEach(property -> write(property, component.name(), to));
    if (component.name().equals("VEVENT")) {
      line("DTSTAMP:2026" + (1000 + random.nextInt(200)) + "T000000Z", to);
    }
    inner.forEach(child -> write(child, component.name(), to));
    line(letters("END") + ':' + letters(component.name()), to);
  }

  /** DURATION of an event becomes the DTEND it implies. */
  private List<Property> withoutDuration(Component component) {
    Optional<When> start = component.property("DTSTART").flatMap(When::of);
    List<Property> durations = component.properties("DURATION");
    Optional<Length> length =
        durations.stream().findFirst().map(Property::value).flatMap(Length::parse);
    if (!component.name().equals("VEVENT")
        || start.isEmpty()
        || length.isEmpty()
        || start.get() instanceof When.Day
        || durations.size() > 1
        || !durations.getFirst().parameters().all().isEmpty()
        || component.property("DTEND").isPresent()) {
      return component.properties();
    }
    When end =
        start.get() instanceof When.Floating
                || (start.get() instanceof When.Zoned zoned && zones.rules(zoned.tzid()).isEmpty())
            ? zones.plus(start.get(), length.get())
            : new When.Utc(zones.instant(start.get(), length.get(), ZoneOffset.UTC));
    return component.without("DURATION").with(end.property("DTEND")).properties();
  }

  /** Values of lists with the same parameters change lines. */
  private List<Property> lists(List<Property> properties) {
    List<Property> all = new ArrayList<>();
    Map<String, List<Property>> same = new LinkedHashMap<>();
    for (Property property : properties) {
      if (LISTS.contains(property.name()) && !property.value().contains("\\")) {
        same.computeIfAbsent(property.name() + property.parameters(), key -> new ArrayList<>())
            .add(property);
      } else {
        all.add(property);
      }
    }
    same.values().forEach(group -> all.addAll(dealt(group)));
    return all;
  }

  private List<Property> dealt(List<Property> group) {
    List<String> values =
        group.stream()
            .flatMap(property -> List.of(property.value().split(",")).stream())
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(values, random);
    Property first = group.getFirst();
    if (random.nextBoolean()) {
      return List.of(Property.of(first.name(), first.parameters(), String.join(",", values)));
    }
    return values.stream()
        .map(value -> Property.of(first.name(), first.parameters(), value))
        .toList();
  }

  private String property(String component, Property property) {
    List<Parameter> parameters = new ArrayList<>(property.parameters().all());
    Collections.shuffle(parameters, random);
    StringBuilder line = new StringBuilder(letters(property.name()));
    for (Parameter parameter : parameters) {
      line.append(';').append(letters(parameter.name())).append('=');
      line.append(parameter.values().stream().map(this::value).collect(Collectors.joining(",")));
    }
    return line.append(':').append(value(component, property)).toString();
  }

  private String value(String parameter) {
    boolean quote = random.nextBoolean() || !parameter.matches("[A-Za-z0-9/_.@-]*");
    String coded = parameter.replace("^", "^^").replace("\n", "^n").replace("\"", "^'");
    return quote ? '"' + coded + '"' : coded;
  }

  private String value(String component, Property property) {
    if (TEXTS.contains(property.name()) && !component.equals("VTIMEZONE")) {
      String escaped = property.text().replace("\\", "\\\\").replace(";", "\\;");
      String commas = random.nextBoolean() ? escaped.replace(",", "\\,") : escaped;
      return commas.replace("\n", random.nextBoolean() ? "\\n" : "\\N");
    }
    return CODES.contains(property.name()) ? letters(property.value()) : property.value();
  }

  private String letters(String text) {
    return random.nextBoolean() ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
  }

  /** Folded at places of its own choice. */
  private void line(String text, StringBuilder to) {
    int width = 20 + random.nextInt(50);
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + width);
      if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
        end++;
      }
      to.append(at == 0 ? "" : "\r\n ").append(text, at, end);
      at = end;
    }
    to.append("\r\n");
  }
}

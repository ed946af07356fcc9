package org.kalends.cli.edit;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.report.Failure;
import org.kalends.cli.terminal.Terminal;
import org.kalends.ics.Component;
import org.kalends.ics.Node;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Rule;
import org.kalends.ics.zone.Zones;
import picocli.CommandLine.Option;

/** What an event can be told to say. */
final class EventOptions {
  private static final String NONE = "none";

  @Option(names = "--start", paramLabel = "WHEN", description = "When it begins.")
  String start;

  @Option(
      names = "--end",
      paramLabel = "WHEN",
      description = "When it ends; of an all-day event its last day.")
  private String end;

  @Option(
      names = "--for",
      paramLabel = "LENGTH",
      description = "How long it takes: 45m, 1h30m, 2d.")
  private String length;

  @Option(names = "--all-day", description = "It takes whole days.")
  private boolean allDay;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "Time zone of its times, such as Europe/Berlin; that of this machine otherwise.")
  private String zone;

  @Option(
      names = "--repeat",
      paramLabel = "RULE",
      description =
          "How often: daily, \"every 2 weeks on mo,we until 2027-01-01\", \"monthly on the last "
              + "friday\", or an RRULE; `none` for once.")
  private String repeat;

  @Option(names = "--location", paramLabel = "TEXT", description = "Where it is.")
  private String location;

  @Option(names = "--description", paramLabel = "TEXT", description = "Notes.")
  private String description;

  @Option(
      names = "--attendee",
      paramLabel = "WHO",
      description = "Someone who comes: an address, or \"Name <address>\". Nobody is written to.")
  private List<String> attendees = new ArrayList<>();

  @Option(
      names = "--remind",
      paramLabel = "LENGTH",
      description = "Remind so long before: 15m, 1h, 1d; `none` for never.")
  private List<String> reminders = new ArrayList<>();

  /** Asks for what most events have; nothing is a good answer to each. */
  void ask(Terminal terminal) throws IOException {
    if (length == null && end == null) {
      length =
          terminal
              .ask("How long (nothing for an hour or a day)?")
              .filter(t -> !t.isEmpty())
              .orElse(null);
    }
    if (repeat == null) {
      repeat = terminal.ask("How often (nothing for once)?").filter(t -> !t.isEmpty()).orElse(null);
    }
    if (location == null) {
      location =
          terminal.ask("Where (nothing for nowhere)?").filter(t -> !t.isEmpty()).orElse(null);
    }
  }

  Timing timing() throws IOException {
    return new Timing(
        Optional.ofNullable(start),
        Optional.ofNullable(end),
        Optional.ofNullable(length),
        allDay,
        zone == null ? Optional.empty() : Optional.of(zone(zone)));
  }

  private static ZoneId zone(String name) throws IOException {
    return Zones.iana(name)
        .orElseThrow(() ->
            Failure.usage(
                "`%s` is no time zone%s; write it like Europe/Berlin"
                    .formatted(
                        name,
                        Nearest.to(name, ZoneId.getAvailableZoneIds())
                            .map(near -> ": did you mean `" + near + "`?")
                            .orElse(""))));
  }

  /** Whether anything but times was said. */
  boolean saysMore() {
    return repeat != null
        || location != null
        || description != null
        || !attendees.isEmpty()
        || !reminders.isEmpty();
  }

  /** Whether a change is about the series rather than about occurrences. */
  boolean isAboutRule() {
    return repeat != null;
  }

  /**
   * The change that was asked for, but for its times; what was typed is checked before anything is
   * changed.
   *
   * @param begins when what is changed begins then
   */
  UnaryOperator<Component> edit(Optional<When> begins, ZonedDateTime now) throws IOException {
    List<UnaryOperator<Component>> edits = new ArrayList<>();
    if (repeat != null) {
      edits.add(rule(begins, now));
    }
    edits.add(event -> text(event, "LOCATION", location));
    edits.add(event -> text(event, "DESCRIPTION", description));
    for (String attendee : attendees) {
      Property person = People.attendee(attendee);
      edits.add(event -> invited(event, person));
    }
    if (!reminders.isEmpty()) {
      List<Component> alarms = alarms();
      edits.add(event -> reminding(event, alarms));
    }
    return event -> {
      Component changed = event;
      for (UnaryOperator<Component> edit : edits) {
        changed = edit.apply(changed);
      }
      return changed;
    };
  }

  private UnaryOperator<Component> rule(Optional<When> begins, ZonedDateTime now)
      throws IOException {
    if (isNone(repeat)) {
      return event -> event.without("RRULE").without("RDATE").without("EXDATE").without("EXRULE");
    }
    When start =
        begins.orElseThrow(
            () -> Failure.failed("it has no start (DTSTART), so it cannot repeat; give --start"));
    Rule rule = RepeatWords.read(repeat, start, now);
    return event -> event.with(Property.of("RRULE", rule.value()));
  }

  private static boolean isNone(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return word.equals(NONE) || word.equals("never") || word.equals("no");
  }

  /** An empty text takes the property away. */
  static Component text(Component event, String name, String text) {
    if (text == null || event.text(name).filter(text::equals).isPresent()) {
      return event;
    }
    return text.isBlank() ? event.without(name) : event.with(Property.text(name, text));
  }

  private static Component invited(Component event, Property person) {
    List<Property> all = new ArrayList<>(event.properties("ATTENDEE"));
    if (all.stream().anyMatch(one -> one.value().equalsIgnoreCase(person.value()))) {
      return event;
    }
    all.add(person);
    return event.with("ATTENDEE", all);
  }

  private List<Component> alarms() throws IOException {
    List<Component> alarms = new ArrayList<>();
    for (String reminder : reminders) {
      if (!isNone(reminder)) {
        alarms.add(Reminders.alarm(reminder));
      }
    }
    return alarms;
  }

  private static Component reminding(Component event, List<Component> alarms) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : event.nodes()) {
      if (!(node instanceof Component part && part.name().equals("VALARM"))) {
        nodes.add(node);
      }
    }
    nodes.addAll(alarms);
    return event.withNodes(nodes);
  }
}

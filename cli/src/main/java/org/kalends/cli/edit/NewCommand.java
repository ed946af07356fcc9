package org.kalends.cli.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.wiring.Desk;
import org.kalends.cli.wiring.Wiring;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.zone.Zones;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an event. */
@Command(
    name = "new",
    description = "Make an event. Without a title, on a terminal, it asks.",
    footer = {
      "",
      "A date alone is a whole day; a time takes an hour if nothing else is said.",
      "",
      "Examples:",
      "  kalends new \"Lunch with Ann\" tomorrow 12:30 -c private",
      "  kalends new \"Review\" friday 15:00 --for 45m --location Ada --remind 15m",
      "  kalends new \"Stand-up\" monday 9:30 --for 15m --repeat \"every weekday\" -c team",
      "  kalends new \"Offsite\" 2026-03-24 --end 2026-03-26"
    })
public final class NewCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private EventOptions event = new EventOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "TITLE", description = "What it is called.")
  private String title;

  @Parameters(
      index = "1..*",
      paramLabel = "WHEN",
      description = "When it begins: \"tomorrow 12:30\", friday, 2026-03-14.")
  private List<String> when = new ArrayList<>();

  @Mixin private TargetOption target = new TargetOption();

  @Option(names = "--json", description = "Print JSON for programs; see docs/json.md.")
  private boolean json;

  public NewCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (title == null) {
      ask();
    }
    if (event.start == null && !when.isEmpty()) {
      event.start = String.join(" ", when);
    } else if (!when.isEmpty()) {
      throw Failure.usage(
          "it begins `%s` or `%s`; say one".formatted(String.join(" ", when), event.start));
    }
    if (title.isBlank() || event.start == null) {
      throw Failure.usage(
          "say what and when, such as: kalends new \"Lunch with Ann\" tomorrow 12:30");
    }
    ZonedDateTime now = ZonedDateTime.now(wiring.environment().clock());
    Timing.Set times = event.timing().fresh(now);
    UnaryOperator<Component> rest = event.edit(Optional.of(times.start()), now);
    String uid = UUID.randomUUID().toString();
    Item item = item(uid, rest.apply(plain(uid, times, now)));
    warn(item, times.start(), now);
    Path folder = target.folder(wiring, wiring.folders());
    Changes changes = new Changes(wiring, now);
    try (Desk desk = wiring.desk("new")) {
      changes.add(Changes.Kind.CREATED, desk.add(folder, item));
    }
    changes.show(json);
    return Exit.DONE;
  }

  private void ask() throws IOException {
    if (!wiring.terminal().interactive()) {
      throw Failure.usage(
          "say what and when, such as: kalends new \"Lunch with Ann\" tomorrow 12:30");
    }
    title = wiring.terminal().ask("What?").orElse("");
    if (event.start == null) {
      event.start =
          wiring.terminal().ask("When (such as `tomorrow 12:30` or `friday`)?").orElse("");
    }
    event.ask(wiring.terminal());
  }

  private Component plain(String uid, Timing.Set times, ZonedDateTime now) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Property.text("UID", uid));
    nodes.add(new When.Utc(now.toInstant()).property("DTSTAMP"));
    nodes.add(times.start().property("DTSTART"));
    times
        .length()
        .map(length -> Zones.IANA.plus(times.start(), length).property("DTEND"))
        .ifPresent(nodes::add);
    nodes.add(Property.text("SUMMARY", title.strip()));
    return Component.of("VEVENT", nodes);
  }

  private static Item item(String uid, Component event) {
    return new Item(uid, "VEVENT", Optional.of(event), List.of(), List.of(), List.of());
  }

  /** RFC 5545 3.8.5.3 counts the start as the first occurrence, whatever the rule says. */
  private void warn(Item item, When start, ZonedDateTime now) {
    boolean repeats = item.master().filter(m -> m.property("RRULE").isPresent()).isPresent();
    if (repeats && Occurrences.of(item, now.getZone()).all().limit(2).count() < 2) {
      wiring
          .terminal()
          .err("it happens only once, on " + start.date() + ": the rule is over by then");
    }
  }
}

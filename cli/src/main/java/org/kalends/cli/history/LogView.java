package org.kalends.cli.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kalends.cli.report.Entry;
import org.kalends.cli.report.EntryList;
import org.kalends.cli.report.Table;
import org.kalends.cli.report.Terms;
import org.kalends.cli.report.Words;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.History.Action;
import org.kalends.core.ledger.History.Count;
import org.kalends.core.ledger.History.Past;
import org.kalends.core.ledger.Run;
import org.kalends.core.sync.Side;

/** Prints the history for people. */
final class LogView {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final Terminal terminal;
  private final ZoneId zone;
  private final EntryList list;

  LogView(Wiring wiring, boolean verbose) {
    this.terminal = wiring.terminal();
    this.zone = wiring.environment().clock().getZone();
    this.list = new EntryList(terminal, verbose);
  }

  /** Runs, and how many earlier ones there are. */
  void print(List<Past> runs, int more) {
    if (runs.isEmpty()) {
      terminal.out("nothing was changed yet");
    }
    Table table = new Table();
    for (Past run : runs) {
      String[] head = {"" + run.number(), time(run.run().at()), run.run().command()};
      for (String did : did(run.counts())) {
        table.row(head[0], head[1], head[2], did);
        head = new String[] {"", "", ""};
      }
    }
    table.print(terminal);
    if (more > 0) {
      terminal.out(faint("… and " + Words.count(more, "earlier run") + "; -n 0 shows all"));
    }
  }

  private static List<String> did(List<Count> counts) {
    Map<String, Map<String, List<Count>>> calendars = new LinkedHashMap<>();
    for (Count count : counts) {
      calendars
          .computeIfAbsent(count.calendar(), name -> new LinkedHashMap<>())
          .computeIfAbsent(
              Terms.of(count.calendar()).where(count.side()), side -> new ArrayList<>())
          .add(count);
    }
    return calendars.entrySet().stream()
        .map(one -> one.getKey() + ": " + said(one.getValue()))
        .toList();
  }

  private static String said(Map<String, List<Count>> sides) {
    return sides.entrySet().stream()
        .map(side ->
            side.getValue().stream()
                    .map(count -> count.items() + " " + done(count.action()))
                    .collect(Collectors.joining(", "))
                + " "
                + side.getKey())
        .collect(Collectors.joining("; "));
  }

  static String done(Action action) {
    return switch (action) {
      case CREATED -> "new";
      case REPLACED -> "changed";
      case DELETED -> "deleted";
      case FORGOTTEN -> "gone";
    };
  }

  /** What one run did. */
  void print(Past run, List<History.Entry> entries) {
    terminal.out(
        "%s  %s  %s"
            .formatted(
                terminal.styled(Style.BOLD, "" + run.number()),
                time(run.run().at()),
                run.run().command()));
    Map<String, List<History.Entry>> calendars =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    History.Entry::calendar, LinkedHashMap::new, Collectors.toList()));
    calendars.forEach(this::print);
  }

  private void print(String calendar, List<History.Entry> entries) {
    terminal.out(terminal.styled(Style.BOLD, calendar));
    for (Optional<Side> side :
        List.of(Optional.of(Side.RIGHT), Optional.of(Side.LEFT), Optional.<Side>empty())) {
      List<Entry> there =
          entries.stream().filter(entry -> entry.side().equals(side)).map(Entry::of).toList();
      list.print(Terms.of(calendar).where(side), style(side), there);
    }
  }

  private static Style style(Optional<Side> side) {
    return side.map(one -> one == Side.RIGHT ? Style.CYAN : Style.BLUE).orElse(Style.FAINT);
  }

  /** What happened to an item, or to several of one UID, latest first. */
  void print(List<History.Entry> entries) {
    for (History.Entry entry : entries) {
      Run run = entry.run();
      String head =
          "%s  %s  %s  %s"
              .formatted(
                  terminal.styled(Style.BOLD, "" + entry.number()),
                  time(run.at()),
                  run.command(),
                  entry.calendar());
      terminal.out(head);
      list.print(
          Terms.of(entry.calendar()).where(entry.side()),
          style(entry.side()),
          List.of(Entry.of(entry)));
    }
  }

  String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  private String faint(String text) {
    return terminal.styled(Style.FAINT, text);
  }
}

package org.kalends.cli.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Failure;
import org.kalends.cli.wiring.Desk;
import org.kalends.cli.wiring.Folders;
import org.kalends.cli.wiring.ItemSearch;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves an item to another time or calendar. */
@Command(
    name = "move",
    description = "Move an event to another time, or to another calendar.",
    footer = {
      "",
      "A date alone keeps the time of day, a time alone the day; how long it takes stays.",
      "",
      "Examples:",
      "  kalends move \"lunch with ann\" friday",
      "  kalends move \"lunch with ann\" friday 13:00",
      "  kalends move stand-up 10:00 --this tomorrow",
      "  kalends move stand-up 10:00 --all",
      "  kalends move \"lunch with ann\" --to-calendar private"
    })
public final class MoveCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private ChangeOptions options = new ChangeOptions();

  @Parameters(
      index = "1..*",
      paramLabel = "WHEN",
      description = "When it begins: friday, \"tomorrow 15:00\", 2026-03-14, 10:00.")
  private List<String> when = new ArrayList<>();

  @Option(names = "--for", paramLabel = "LENGTH", description = "How long it takes from now on.")
  private String length;

  @Option(names = "--to-calendar", paramLabel = "CAL", description = "The calendar it goes to.")
  private String calendar;

  public MoveCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (when.isEmpty() == (calendar == null)) {
      throw Failure.usage(
          "say where to: a time, such as `friday 13:00`, or --to-calendar CAL; one of both");
    }
    Editing editing = new Editing(wiring, options);
    if (calendar != null) {
      return transfer(editing);
    }
    Timing timing =
        new Timing(
            Optional.of(String.join(" ", when)),
            Optional.empty(),
            Optional.ofNullable(length),
            false,
            Optional.empty());
    Editing.Target target = editing.target();
    Timing.Set to = editing.moved(target, timing);
    return editing.apply(
        "move",
        target,
        (series, stamp) -> series.move(target.scope(), to.start(), to.length(), stamp));
  }

  private int transfer(Editing editing) throws IOException {
    Folders folders = wiring.folders();
    Path to = Selection.of(List.of(calendar)).among(folders).getFirst();
    Desk.requireWritable(folders, to);
    ItemSearch.Found found = editing.found();
    if (found.folder().equals(to)) {
      throw Failure.usage("it is in " + calendar + " already");
    }
    return editing.transfer(found, to);
  }
}

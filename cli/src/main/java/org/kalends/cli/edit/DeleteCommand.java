package org.kalends.cli.edit;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Failure;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes an item, or occurrences of it. */
@Command(
    name = "delete",
    description = "Delete an event, or occurrences of a series. What goes is kept in the history.",
    footer = {
      "",
      "Examples:",
      "  kalends delete \"lunch with ann\"",
      "  kalends delete stand-up --this friday",
      "  kalends delete stand-up --following 2026-06-01    the series ends before that",
      "  kalends delete stand-up --all"
    })
public final class DeleteCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private ChangeOptions options = new ChangeOptions();

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public DeleteCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Editing editing = new Editing(wiring, options);
    Editing.Target target = editing.target();
    String what = "Delete “" + target.item().title().strip() + "”?";
    if (!yes && wiring.terminal().interactive() && !wiring.terminal().confirm(what)) {
      throw Failure.usage("nothing was deleted");
    }
    return editing.apply("delete", target, (series, stamp) -> series.delete(target.scope(), stamp));
  }
}

package org.kalends.cli.edit;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.kalends.cli.report.Failure;
import org.kalends.cli.wiring.ItemSearch;
import org.kalends.cli.wiring.Wiring;
import org.kalends.ics.Component;
import org.kalends.ics.When;
import org.kalends.ics.series.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes what an item says. */
@Command(
    name = "edit",
    description = "Change what an event says, or what occurrences of a series say.",
    footer = {
      "",
      "What is not named stays. An empty text takes a property away.",
      "",
      "Examples:",
      "  kalends edit \"lunch with ann\" --location \"Cafe Central\" --remind 30m",
      "  kalends edit stand-up --this friday --title \"Stand-up with guests\"",
      "  kalends edit stand-up --following 2026-06-01 --start 10:00",
      "  kalends edit stand-up --all --repeat \"every weekday until 2026-12-18\"",
      "  kalends edit stand-up --restore friday       as the series has it"
    })
public final class EditCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private ChangeOptions options = new ChangeOptions();
  @Mixin private EventOptions event = new EventOptions();

  @Option(names = "--title", paramLabel = "TEXT", description = "What it is called.")
  private String title;

  @Option(
      names = "--restore",
      paramLabel = "DATE",
      description = "Make the occurrence of that date, changed or deleted, what the series says.")
  private String restore;

  public EditCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Timing timing = event.timing();
    boolean edits = title != null || timing.isGiven() || event.saysMore();
    if (edits == (restore != null)) {
      throw Failure.usage(
          edits
              ? "--restore undoes what was changed; say it alone"
              : "say what to change, such as --title or --start; see kalends edit --help");
    }
    Editing editing = new Editing(wiring, options);
    return restore == null ? edit(editing, timing) : restore(editing);
  }

  private int edit(Editing editing, Timing timing) throws IOException {
    Editing.Target target = editing.target();
    if (event.isAboutRule() && target.scope() instanceof Scope.This) {
      throw Failure.usage("one occurrence cannot repeat; say --following DATE or --all");
    }
    if (!timing.isGiven()) {
      UnaryOperator<Component> edit = edit(editing, target.begins());
      return editing.apply(
          "edit", target, (series, stamp) -> series.change(target.scope(), edit, stamp));
    }
    Timing.Set to = editing.moved(target, timing);
    UnaryOperator<Component> edit = edit(editing, Optional.of(to.start()));
    return editing.apply(
        "edit",
        target,
        (series, stamp) -> series.move(target.scope(), to.start(), to.length(), edit, stamp));
  }

  private UnaryOperator<Component> edit(Editing editing, Optional<When> begins) throws IOException {
    UnaryOperator<Component> others = event.edit(begins, editing.now());
    return component -> others.apply(EventOptions.text(component, "SUMMARY", title));
  }

  private int restore(Editing editing) throws IOException {
    ItemSearch.Found found = editing.found();
    var item = Editing.item(found);
    When id = new ExceptionChoice(item, editing.now()).at(restore);
    Editing.Target target = new Editing.Target(found, item, new Scope.This(id), Optional.empty());
    return editing.apply("edit", target, (series, stamp) -> series.restore(id, stamp));
  }
}

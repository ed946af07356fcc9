package org.kalends.cli.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kalends.cli.report.Display;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Result;
import org.kalends.cli.report.ResultJson;
import org.kalends.cli.report.ResultView;
import org.kalends.cli.report.Terms;
import org.kalends.cli.terminal.ProgressBar;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Pairing;
import org.kalends.cli.wiring.Workspace;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Report;

/** The way of all commands that bring sides in step: does it, shows how far it is, and prints. */
public final class SyncRun {
  private final Terminal terminal;
  private final Display display;
  private final Terms terms;
  private final Consumer<Result> view;
  private final ProgressBar bar;
  private final Interruption interruption;

  public SyncRun(Terminal terminal, Display display) {
    this(terminal, display, Terms.CALENDAR, new ResultView(terminal, display.verbose)::print);
  }

  /**
   * @param view prints a result for people
   */
  public SyncRun(Terminal terminal, Display display, Terms terms, Consumer<Result> view) {
    this.terminal = terminal;
    this.display = display;
    this.terms = terms;
    this.view = view;
    this.bar = new ProgressBar(terminal);
    this.interruption = new Interruption(terminal);
  }

  /** How one calendar's plan is made. */
  public interface Planning {
    Plan plan(Pairing pairing) throws IOException;
  }

  /** What is to be done with a plan: to show it, or to apply it. */
  public interface Doing {
    Result act(Pairing pairing, Plan plan) throws IOException;
  }

  /** Shows plans. */
  public static Result show(Pairing pairing, Plan plan) {
    return new Result.Planned(pairing.name(), plan);
  }

  /** What writes, and tells how far it is. */
  public interface Writing {
    Report write(Progress progress) throws IOException;
  }

  /** Applies plans. */
  public Result apply(Pairing pairing, Plan plan) throws IOException {
    return apply(pairing.name(), progress -> pairing.apply(plan, progress));
  }

  /** Shows how far it is; somebody may end it before all is done. */
  public Result apply(String name, Writing writing) throws IOException {
    try (Interruption.Writing ended = interruption.during()) {
      Report report = writing.write(progress(name));
      ended.leaves(report.outcomes(Outcome.Untried.class).count());
      return new Result.Ran(name, report);
    }
  }

  /** Runs and prints, and answers with the exit code. */
  public int run(Workspace workspace, Planning planning, Doing doing) {
    return printed(came -> new Lanes(planning, doing).run(workspace.members(), came));
  }

  /** The same for what asks people: one calendar after the other. */
  int runInTurn(Workspace workspace, Planning planning, Doing doing) {
    return printed(came -> new Lanes(planning, doing).runInTurn(workspace.members(), came));
  }

  /** Prints each result as it comes, and answers with the exit code. */
  public int printed(Consumer<Consumer<Result>> run) {
    List<Result> results = new ArrayList<>();
    run.accept(result -> {
      results.add(result);
      bar.apart(() -> {
        if (!display.json) {
          view.accept(result);
        }
      });
    });
    if (display.json) {
      ResultJson.write(terminal.out(), terms, results);
    }
    return exit(results);
  }

  /** Prints what was done already, and answers with the exit code. */
  public static int tell(Terminal terminal, Display display, List<Result> results) {
    if (display.json) {
      ResultJson.write(terminal.out(), Terms.CALENDAR, results);
    } else {
      results.forEach(new ResultView(terminal, display.verbose)::print);
    }
    return exit(results);
  }

  private static int exit(List<Result> results) {
    return results.stream().map(Result::exit).reduce(Exit.DONE, Exit::worse);
  }

  private Progress progress(String calendar) {
    return new Progress() {
      @Override
      public void begins(int steps) {
        bar.begin(calendar, steps);
      }

      @Override
      public void came(Outcome outcome) {
        bar.advance();
      }

      @Override
      public boolean goesOn() {
        return !interruption.isAsked();
      }
    };
  }
}

package org.kalends.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.kalends.cli.terminal.ProgressBar;
import org.kalends.cli.terminal.Terminal;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Progress;

/**
 * The way of all commands that bring sides in step: read all calendars at once, then change one
 * after the other. A calendar that fails is told of, and the others go on.
 */
record SyncRun(Terminal terminal, Display display) {
  /** How many calendars are read at the same time. */
  private static final int READERS = 4;

  /** How one calendar's plan is made. */
  interface Planning {
    Plan plan(Pairing pairing) throws IOException;
  }

  /** What is to be done with a plan: to show it, or to apply it. */
  interface Doing {
    Result act(Pairing pairing, Plan plan) throws IOException;
  }

  /** Shows plans. */
  static Result show(Pairing pairing, Plan plan) {
    return new Result.Planned(pairing.name(), plan);
  }

  /** Applies plans. */
  Result apply(Pairing pairing, Plan plan) throws IOException {
    try (ProgressBar bar = new ProgressBar(terminal, pairing.name())) {
      return new Result.Ran(pairing.name(), pairing.apply(plan, listener(bar)));
    }
  }

  /** Runs and prints, and answers with the exit code. */
  int run(Workspace workspace, Planning planning, Doing doing) {
    List<Result> results = new ArrayList<>();
    ResultView view = new ResultView(terminal, display.verbose);
    each(
        workspace.members(),
        planning,
        doing,
        result -> {
          results.add(result);
          if (!display.json) {
            view.print(result);
          }
        });
    if (display.json) {
      ResultJson.write(terminal.out(), results);
    }
    return exit(results);
  }

  /** Prints what was done already, and answers with the exit code. */
  static int tell(Terminal terminal, Display display, List<Result> results) {
    if (display.json) {
      ResultJson.write(terminal.out(), results);
    } else {
      results.forEach(new ResultView(terminal, display.verbose)::print);
    }
    return exit(results);
  }

  private static int exit(List<Result> results) {
    return results.stream().map(Result::exit).reduce(Exit.DONE, Exit::worse);
  }

  /** Runs, and tells of each result, in the order of the calendars. */
  static void each(
      List<Workspace.Member> members, Planning planning, Doing doing, Consumer<Result> came) {
    try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
      List<Future<Plan>> plans = new ArrayList<>();
      for (Workspace.Member member : members) {
        plans.add(readers.submit(reading(member, planning)));
      }
      for (int i = 0; i < plans.size(); i++) {
        came.accept(result(members.get(i), plans.get(i), doing));
      }
    }
  }

  private static Callable<Plan> reading(Workspace.Member member, Planning planning) {
    return () -> planning.plan(member.pairing());
  }

  private static Result result(Workspace.Member member, Future<Plan> plan, Doing doing) {
    try {
      return doing.act(member.pairing(), plan.get());
    } catch (IOException e) {
      return new Result.Broken(member.name(), e);
    } catch (ExecutionException e) {
      return new Result.Broken(member.name(), expected(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.Broken(member.name(), new InterruptedIOException("interrupted"));
    }
  }

  private static IOException expected(ExecutionException e) {
    if (e.getCause() instanceof IOException io) {
      return io;
    }
    throw new IllegalStateException(e.getCause());
  }

  private static Progress listener(ProgressBar bar) {
    return new Progress() {
      @Override
      public void begins(int steps) {
        bar.begin(steps);
      }

      @Override
      public void came(Outcome outcome) {
        bar.advance();
      }
    };
  }
}

package org.kalends.cli.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.NotKept;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Step.Reason;

/**
 * Prints what a run would do or did to a calendar: changes and what waits go to the output, what
 * went wrong to the messages.
 */
public final class ResultView {

  private final Terminal terminal;
  private final EntryList list;
  private final Terms terms;

  public ResultView(Terminal terminal, boolean verbose) {
    this(terminal, verbose, Terms.CALENDAR);
  }

  public ResultView(Terminal terminal, boolean verbose, Terms terms) {
    this.terms = terms;
    this.terminal = terminal;
    this.list = new EntryList(terminal, verbose);
  }

  public void print(Result result) {
    switch (result) {
      case Result.Planned planned -> print(planned);
      case Result.Ran ran -> print(ran);
      case Result.Broken broken -> complain(broken.calendar(), broken.reason());
      case Result.Kept kept -> head(kept.calendar(), "left as it is");
    }
    for (ItemProblem problem : result.problems()) {
      complain(result.calendar(), said(problem));
    }
  }

  private void print(Result.Planned planned) {
    List<Step> steps = planned.plan().steps();
    head(planned.calendar(), entries(steps.stream()).isEmpty() ? "in step" : "");
    changes("to the server", Side.RIGHT, steps.stream());
    changes("to the folder", Side.LEFT, steps.stream());
    list.print(
        "to be kept twice: the server's as it is, the folder's as a second item",
        Style.YELLOW,
        entries(steps.stream().filter(Step.Fork.class::isInstance)));
    withheld(planned.calendar(), steps.stream());
    waiting(planned.calendar(), steps.stream());
    linked(steps.stream(), "%s on both sides already, to be linked");
  }

  private void print(Result.Ran ran) {
    Report report = ran.report();
    boolean quiet = report.outcomes().stream().allMatch(ResultView::isQuiet);
    head(ran.calendar(), quiet && report.stopped().isEmpty() ? "in step" : "");
    changes("sent to the server", Side.RIGHT, report.done(Step.class));
    changes("brought to the folder", Side.LEFT, report.done(Step.class));
    waiting(ran.calendar(), report.outcomes(Outcome.Waits.class).map(Outcome.Waits::step));
    linked(report.done(Step.class), "%s on both sides already, linked");
    unfinished(ran.calendar(), report);
    refused(ran.calendar(), report);
    notKept(report);
  }

  /** Told once for each calendar and property. */
  public void notKept(Report report) {
    for (NotKept one : report.notKept()) {
      String example = one.example().isBlank() ? "" : ", such as “" + one.example() + "”";
      advice(
          "the %s does not keep %s: %s%s; the %s does"
              .formatted(
                  terms.side(one.on()),
                  one.property(),
                  Words.count(one.items(), "item"),
                  example,
                  terms.side(one.on().other())));
    }
  }

  /** What was refused now is told; what was refused before is only counted. */
  public void refused(String calendar, Report report) {
    if (report.outcomes(Outcome.Refused.class).anyMatch(r -> r.lasts() == Lasts.WHILE_UNCHANGED)) {
      advice("not sent again before it is changed; to send it all the same: " + retry(calendar));
    }
    int waiting = report.withheld().size();
    if (waiting > 0) {
      String items = Words.count(waiting, "item");
      advice(
          "%s %s that the %s does not take; see %s"
              .formatted(items, waiting == 1 ? "waits" : "wait", taker(), terms.status()));
    }
  }

  /** What a side would not take, and why. */
  public void withheld(String calendar, Stream<? extends Step> steps) {
    List<Entry> withheld = entries(steps.filter(Step.Withheld.class::isInstance));
    list.print("waiting: the " + taker() + " does not take these", Style.YELLOW, withheld);
    if (!withheld.isEmpty()) {
      advice("sent again once changed; to send it all the same: " + retry(calendar));
    }
  }

  private String taker() {
    return terms.side(Side.RIGHT);
  }

  private String retry(String calendar) {
    return terms.run(calendar) + " --retry";
  }

  /** What went wrong on the way. */
  public void unfinished(String calendar, Report report) {
    report.outcomes(Outcome.Refused.class).forEach(r -> complain(calendar, said(r.problem())));
    long stale = report.outcomes(Outcome.Stale.class).count();
    if (stale > 0) {
      complain(calendar, Words.count(stale, "item") + " changed in the meantime; run it again");
    }
    report
        .outcomes(Outcome.Unsettled.class)
        .forEach(u -> complain(calendar, named(u.step()) + ": " + Messages.of(u.cause())));
    long untried = report.outcomes(Outcome.Untried.class).count();
    report.stopped().ifPresent(e -> complain(calendar, Messages.of(e)));
    if (untried > 0) {
      complain(calendar, Words.count(untried, "change") + " not tried; run it again");
    }
  }

  public void head(String calendar, String state) {
    String name = terminal.styled(Style.BOLD, calendar);
    terminal.out(state.isEmpty() ? name : name + "  " + terminal.styled(Style.FAINT, state));
  }

  private void changes(String heading, Side side, Stream<? extends Step> steps) {
    List<Entry> there =
        entries(steps.filter(step -> !(step instanceof Step.Open))).stream()
            .filter(entry -> entry.on().equals(Optional.of(side)))
            .toList();
    list.print(heading, side == Side.RIGHT ? Style.CYAN : Style.BLUE, there);
  }

  private void waiting(String calendar, Stream<? extends Step> steps) {
    List<? extends Step> open = steps.filter(Step.Open.class::isInstance).toList();
    list.print(
        "changed on both sides, here → there; both are kept until you decide",
        Style.RED,
        entries(open.stream().filter(Step.Conflict.class::isInstance)));
    if (open.stream().anyMatch(Step.Conflict.class::isInstance)) {
      advice("to settle them: kalends resolve");
    }
    for (Reason reason : Reason.values()) {
      List<Entry> parked =
          entries(open.stream()).stream()
              .filter(entry -> entry.reason().equals(Optional.of(reason)))
              .toList();
      parked(calendar, reason, parked);
    }
  }

  private void parked(String calendar, Reason reason, List<Entry> parked) {
    if (parked.isEmpty()) {
      return;
    }
    switch (reason) {
      case NOT_ASKED ->
          advice(
              parked.get(0).on().equals(Optional.of(Side.RIGHT))
                  ? Words.count(parked.size(), "change") + " in the folder not sent: kalends push"
                  : Words.count(parked.size(), "change")
                      + " on the server not brought: kalends pull");
      case READ_ONLY -> {
        list.print("not sent: the calendar is read-only", Style.YELLOW, parked);
        advice("to undo them here: kalends discard -c " + ShellWords.quoted(calendar));
      }
      case TOO_MANY_DELETIONS -> {
        tooMany(calendar, Side.RIGHT, parked);
        tooMany(calendar, Side.LEFT, parked);
      }
      case CHANGED_SINCE -> {
        list.print("left alone: changed since that run", Style.YELLOW, parked);
        advice("to undo these too, what they say now goes to the history: --force");
      }
      case ONCE_SYNCED -> {
        list.print("gone from one side since another tool synced it", Style.YELLOW, parked);
        advice("to delete on the other side too: " + forced(calendar, parked.size()));
      }
    }
  }

  private void tooMany(String calendar, Side side, List<Entry> parked) {
    List<Entry> there =
        parked.stream().filter(entry -> entry.on().equals(Optional.of(side))).toList();
    if (there.isEmpty()) {
      return;
    }
    boolean gone = side == Side.RIGHT;
    list.print(
        gone
            ? "gone from the folder, not deleted on the server: more than anyone deletes by hand"
            : "gone from the server, not deleted here: more than anyone deletes by hand",
        Style.YELLOW,
        there);
    advice("if it is meant: " + forced(calendar, there.size()));
    String name = ShellWords.quoted(calendar);
    advice(
        gone
            ? "to bring them back: kalends discard -c " + name
            : "to send them again: kalends resolve -c " + name + " --keep local");
  }

  private String forced(String calendar, int deletions) {
    return terms.run(calendar) + " --force-deletes=" + deletions;
  }

  public void advice(String sentence) {
    terminal.out("    " + terminal.styled(Style.FAINT, sentence));
  }

  public void linked(Stream<? extends Step> steps, String sentence) {
    long linked = steps.filter(Step.Link.class::isInstance).count();
    if (linked > 0) {
      terminal.out("  " + sentence.formatted(Words.count(linked, "item")));
    }
  }

  public static List<Entry> entries(Stream<? extends Step> steps) {
    return steps.flatMap(step -> Entry.of(step).stream()).toList();
  }

  static boolean isQuiet(Outcome outcome) {
    return outcome instanceof Outcome.Done done
        && (done.step() instanceof Step.Note || done.step() instanceof Step.Forget);
  }

  public static String named(Step step) {
    return step.title().isBlank() ? step.uid() : "“" + step.title() + "”";
  }

  public static String said(ItemProblem problem) {
    String title = problem.title().isBlank() ? "" : "“" + problem.title() + "” ";
    return "%s(%s): %s; %s".formatted(title, problem.where(), problem.reason(), problem.remedy());
  }

  public void complain(String calendar, String message) {
    terminal.complain(calendar + ": " + message);
  }
}

package org.kalends.cli.mirror;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.cli.report.Entry;
import org.kalends.cli.report.EntryList;
import org.kalends.cli.report.Result;
import org.kalends.cli.report.ResultView;
import org.kalends.cli.report.Terms;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Step.Reason;

/** Prints what a mirror would do or did; like {@link ResultView}, in the words of a mirror. */
final class MirrorView {
  private final ResultView common;
  private final EntryList list;

  MirrorView(Terminal terminal, boolean verbose) {
    this.common = new ResultView(terminal, verbose, Terms.MIRROR);
    this.list = new EntryList(terminal, verbose);
  }

  void print(Result result) {
    String name = result.calendar();
    switch (result) {
      case Result.Planned planned -> {
        List<Step> steps = planned.plan().steps();
        common.head(name, steps.stream().allMatch(MirrorView::isQuiet) ? "nothing to copy" : "");
        steps("to the target", name, steps);
        common.withheld(name, steps.stream());
        common.linked(steps.stream(), "%s in the target already, to be taken over");
      }
      case Result.Ran ran -> print(name, ran.report());
      case Result.Broken broken -> common.complain(name, broken.reason());
      case Result.Kept kept -> common.head(name, "left as it is");
    }
    result.problems().forEach(problem -> common.complain(name, ResultView.said(problem)));
  }

  private void print(String name, Report report) {
    List<Step> steps =
        Stream.concat(
                report.done(Step.class),
                report.outcomes(Outcome.Waits.class).map(Outcome.Waits::step))
            .toList();
    boolean quiet = report.outcomes().size() == steps.size() && report.stopped().isEmpty();
    common.head(
        name, quiet && steps.stream().allMatch(MirrorView::isQuiet) ? "nothing to copy" : "");
    steps("in the target", name, steps);
    common.linked(report.done(Step.class), "%s in the target already, taken over");
    common.unfinished(name, report);
    common.refused(name, report);
    common.notKept(report);
  }

  private void steps(String heading, String name, List<Step> steps) {
    List<Entry> changes =
        ResultView.entries(steps.stream().filter(step -> !(step instanceof Step.Open))).stream()
            .filter(entry -> entry.on().equals(Optional.of(Side.RIGHT)))
            .toList();
    list.print(heading, Style.CYAN, changes);
    list.print(
        "changed in the source and in the target, source → target; both are kept until you decide",
        Style.RED,
        ResultView.entries(steps.stream().filter(Step.Conflict.class::isInstance)));
    if (steps.stream().anyMatch(Step.Conflict.class::isInstance)) {
      common.advice("to take the source's: " + Terms.MIRROR.run(name) + " --edits=replace");
    }
    for (Reason reason : Reason.values()) {
      List<Entry> parked =
          ResultView.entries(steps.stream().filter(Step.Open.class::isInstance)).stream()
              .filter(entry -> entry.reason().equals(Optional.of(reason)))
              .toList();
      if (!parked.isEmpty()) {
        parked(name, reason, parked);
      }
    }
  }

  private void parked(String name, Reason reason, List<Entry> parked) {
    switch (reason) {
      case NOT_ASKED -> {
        list.print("changed in the target by others, kept", Style.FAINT, parked);
        common.advice("to take the source's: " + Terms.MIRROR.run(name) + " --edits=replace");
      }
      case READ_ONLY -> list.print("not copied: the target is read-only", Style.YELLOW, parked);
      case TOO_MANY_DELETIONS -> {
        list.print(
            "gone from the source, not deleted in the target: more than anyone deletes by hand",
            Style.YELLOW,
            parked);
        common.advice(
            "if it is meant: " + Terms.MIRROR.run(name) + " --force-deletes=" + parked.size());
      }
      case CHANGED_SINCE -> {
        list.print("left alone: changed since that run", Style.YELLOW, parked);
        common.advice("to undo these too, what they say now goes to the history: --force");
      }
      case ONCE_SYNCED ->
          list.print("in step by another tool once, left alone", Style.YELLOW, parked);
    }
  }

  /** Whether it only remembers something, or leaves what others did as they did it. */
  private static boolean isQuiet(Step step) {
    return step instanceof Step.Note || step instanceof Step.Forget;
  }
}

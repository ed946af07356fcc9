package org.kalends.cli.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.cli.report.Entry;
import org.kalends.cli.report.Messages;
import org.kalends.cli.report.Result;
import org.kalends.cli.report.ResultView;
import org.kalends.cli.report.Terms;
import org.kalends.core.files.RootLock;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Step;

/**
 * Tells what a watch does: each change that was made, and each thing that is wrong or waits when it
 * begins and when it is over, not with every run.
 */
final class WatchView {
  private final WatchLines lines;

  /** What is wrong or waits, by calendar or account: what it is known by, and its words. */
  private final Map<String, Map<String, String>> standing = new HashMap<>();

  WatchView(WatchLines lines) {
    this.lines = lines;
  }

  /** The watch has begun, or begins anew. */
  void begun(WatchSession session) {
    standing.clear();
    lines.begun(session);
  }

  /** What the run of an account's calendars did. */
  void show(String account, List<Result> results) {
    if (causes(results).anyMatch(RootLock.HeldElsewhere.class::isInstance)) {
      return;
    }
    Map<String, String> away = new LinkedHashMap<>();
    causes(results)
        .filter(WatchView::concernsAccount)
        .limit(1)
        .forEach(cause -> away.put(cause.getClass().getSimpleName(), said(cause)));
    for (Result result : results) {
      changes(result);
      if (cause(result).filter(WatchView::concernsAccount).isEmpty()) {
        stands(result.calendar(), notices(result));
      }
    }
    stands(account, away);
  }

  /** Something is wrong with it, or with nothing any more. */
  void stands(String subject, Map<String, String> now) {
    Map<String, String> before = standing.getOrDefault(subject, Map.of());
    now.forEach((key, words) -> {
      if (!before.containsKey(key)) {
        lines.wrong(subject, words);
      }
    });
    if (now.isEmpty() && !before.isEmpty()) {
      lines.over(subject);
    }
    standing.put(subject, now);
  }

  private void changes(Result result) {
    if (result instanceof Result.Ran(String calendar, Report report)) {
      List<Entry> entries =
          report
              .done(Step.class)
              .flatMap(step -> Entry.of(step).stream())
              .sorted(Entry.BY_DAY)
              .toList();
      if (!entries.isEmpty()) {
        lines.changes(calendar, entries);
      }
    }
  }

  private static Map<String, String> notices(Result result) {
    Map<String, String> notices = new LinkedHashMap<>();
    result.problems().forEach(problem -> note(notices, ResultView.said(problem)));
    switch (result) {
      case Result.Broken broken -> note(notices, broken.reason());
      case Result.Ran(String calendar, Report report) -> {
        report.stopped().ifPresent(cause -> note(notices, Messages.of(cause)));
        report
            .outcomes()
            .forEach(outcome -> notice(outcome).ifPresent(words -> note(notices, words)));
        notices.putAll(waiting(Terms.of(calendar), report));
      }
      case Result.Planned planned -> {}
      case Result.Kept kept -> {}
    }
    return notices;
  }

  private static void note(Map<String, String> notices, String words) {
    notices.put(words, words);
  }

  private static Optional<String> notice(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(Step step, var problem, var lasts) ->
          Optional.of(ResultView.said(problem));
      case Outcome.Waits(Step.Withheld withheld) ->
          Optional.of(ResultView.said(withheld.refusal().problem()));
      case Outcome.Unsettled(Step step, IOException cause) ->
          Optional.of(ResultView.named(step) + ": " + Messages.of(cause));
      case Outcome.Waits waits -> Optional.empty();
      case Outcome.Done done -> Optional.empty();
      case Outcome.Stale stale -> Optional.empty();
      case Outcome.Untried untried -> Optional.empty();
    };
  }

  /** What waits for one reason is told in one line, however much it is. */
  private static Map<String, String> waiting(Terms terms, Report report) {
    Map<String, List<Step.Open>> groups = new LinkedHashMap<>();
    report
        .outcomes(Outcome.Waits.class)
        .map(Outcome.Waits::step)
        .filter(open -> !(open instanceof Step.Withheld))
        .forEach(
            open -> groups.computeIfAbsent(why(terms, open), why -> new ArrayList<>()).add(open));
    Map<String, String> waiting = new LinkedHashMap<>();
    groups.forEach((why, open) -> {
      String more = open.size() == 1 ? "" : " and " + (open.size() - 1) + " more";
      note(waiting, ResultView.named(open.getFirst()) + more + ": " + why);
    });
    return waiting;
  }

  private static String why(Terms terms, Step.Open open) {
    boolean mirror = terms == Terms.MIRROR;
    String status = mirror ? "kalends mirror status" : "kalends status";
    return switch (open) {
      case Step.Conflict conflict ->
          "changed on both sides, both are kept until you decide: "
              + (mirror ? status : "kalends status, kalends resolve");
      case Step.Withheld withheld -> "not taken by the server; see " + status;
      case Step.Parked(Step.Change change, Step.Reason reason) ->
          switch (reason) {
            case NOT_ASKED -> mirror ? "changed in the target, kept" : "not synced";
            case READ_ONLY -> "not sent, the calendar is read-only";
            case TOO_MANY_DELETIONS ->
                "not deleted, more than anyone deletes by hand; see " + status;
            case CHANGED_SINCE -> "changed since";
            case ONCE_SYNCED -> "gone from one side since another tool synced it; see " + status;
          };
    };
  }

  private static Stream<IOException> causes(List<Result> results) {
    return results.stream().flatMap(result -> cause(result).stream());
  }

  private static Optional<IOException> cause(Result result) {
    return switch (result) {
      case Result.Broken(String calendar, IOException cause) -> Optional.of(cause);
      case Result.Ran(String calendar, Report report) -> report.stopped();
      case Result.Planned planned -> Optional.empty();
      case Result.Kept kept -> Optional.empty();
    };
  }

  private static String said(IOException cause) {
    String words = Messages.of(cause);
    return cause instanceof RemoteException.LoginRefused
        ? words + "; it is not asked again before the config is saved anew"
        : words;
  }

  private static boolean concernsAccount(IOException cause) {
    return cause instanceof RemoteException && !(cause instanceof RemoteException.BadAnswer);
  }
}

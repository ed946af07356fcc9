package org.kalends.cli.history;

import java.util.List;
import java.util.Optional;
import org.kalends.cli.report.Entry;
import org.kalends.cli.report.EntryList;
import org.kalends.cli.report.Terms;
import org.kalends.cli.report.Words;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.ledger.History;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.NotKept;
import org.kalends.core.sync.Sight;
import org.kalends.core.sync.Step;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.meaning.Difference;

/** Prints what is known of one item. */
record WhyView(Wiring wiring, PastItem item) {
  private static final int RUNS = 5;

  void printUnconnected() {
    head(Terms.mirror(item.calendar()).isPresent() ? ", made by the mirror" : ", not connected");
    runs();
  }

  /**
   * @param asked whether the server was asked
   */
  void print(Sight sight, boolean asked) {
    head("");
    sides(sight, asked);
    runs();
    line("next sync", next(sight));
  }

  private void head(String connection) {
    String title = item.title().isBlank() ? "(no title)" : item.title().strip();
    terminal().out(terminal().styled(Style.BOLD, title));
    line("uid", item.uid());
    line("calendar", item.calendar() + connection);
  }

  private void sides(Sight sight, boolean asked) {
    side("folder", sight.left(), sight.base().map(base -> base.left()));
    side(asked ? "server" : "server*", sight.right(), sight.base().map(base -> base.right()));
    line("agreed on", sight.base().map(base -> said(base.left().document())).orElse("nothing yet"));
    sight
        .base()
        .map(base -> NotKept.of(base.left().document(), base.right().document()))
        .filter(lost -> !lost.isEmpty())
        .ifPresent(lost ->
            line("not kept", String.join(", ", lost) + ": the server does not, the folder does"));
    if (!asked) {
      terminal().out("  " + terminal().styled(Style.FAINT, "* as last seen"));
    }
  }

  private void side(String label, Optional<Held> now, Optional<Held> base) {
    if (now.isEmpty()) {
      line(label, base.isPresent() ? "deleted since" : "not there");
      return;
    }
    String said = said(now.get().document());
    if (base.isEmpty()) {
      line(label, said + ", new");
      return;
    }
    List<Difference> differences = Entry.differences(base.get().document(), now.get().document());
    line(label, said + (differences.isEmpty() ? ", unchanged" : ", changed since:"));
    for (Difference one : differences) {
      line(
          "",
          "  %s  %s → %s"
              .formatted(
                  Words.property(one.name())
                      + one.instance().map(when -> " (" + EntryList.day(when) + ")").orElse(""),
                  one.before().map(WhyView::shortened).orElse("–"),
                  one.after().map(WhyView::shortened).orElse("–")));
    }
  }

  private static String shortened(String text) {
    return Words.shortened(text, 48);
  }

  private static String said(Document document) {
    Optional<Component> first =
        Item.in(document).items().stream().flatMap(one -> one.components().stream()).findFirst();
    String day =
        first
            .flatMap(one -> one.property("DTSTART"))
            .flatMap(When::of)
            .map(when -> when.date() + "  ")
            .orElse("");
    return day
        + "“"
        + first.flatMap(one -> one.text("SUMMARY")).map(WhyView::shortened).orElse("")
        + "”";
  }

  private void runs() {
    LogView log = new LogView(wiring, false);
    String label = "history";
    for (History.Entry entry : item.entries().stream().limit(RUNS).toList()) {
      line(
          label,
          "run %d, %s, %s: %s %s"
              .formatted(
                  entry.number(),
                  log.time(entry.run().at()),
                  entry.run().command(),
                  LogView.done(entry.action()),
                  Terms.of(entry.calendar()).where(entry.side())));
      label = "";
    }
    if (item.entries().size() > RUNS) {
      line("", "… and %d more: kalends log %s".formatted(item.entries().size() - RUNS, item.uid()));
    }
    if (item.entries().isEmpty()) {
      line(label, "Kalends has never changed it");
    }
  }

  private String next(Sight sight) {
    if (sight.unreadable()) {
      return "leaves it alone: it cannot be read; kalends doctor says more";
    }
    if (sight.next().isEmpty()) {
      return sight.base().isPresent()
          ? "has nothing to do: both sides are in step"
          : "knows of none";
    }
    if (sight.next().get() instanceof Step.Withheld withheld) {
      return withheld(withheld);
    }
    List<Entry> entries = Entry.of(sight.next().get());
    return entries.isEmpty()
        ? "only notes that both sides say the same"
        : String.join("; ", entries.stream().map(WhyView::next).toList());
  }

  private String withheld(Step.Withheld step) {
    String when =
        step.refusal().at().map(at -> " on " + new LogView(wiring, false).time(at)).orElse("");
    return "does not send it: the server refused the same%s: %s; to send it all the same: kalends sync --retry"
        .formatted(when, EntryList.said(step.refusal()));
  }

  private static String next(Entry entry) {
    String where = Terms.CALENDAR.where(entry.on());
    String what =
        switch (entry.kind()) {
          case NEW -> "makes it new " + where;
          case CHANGED, MERGED -> "changes it " + where;
          case DOUBLED -> "keeps both as two items";
          case DELETED -> "deletes it " + where;
          case CONFLICT ->
              "leaves both as they are: both were changed, and you decide; kalends resolve";
        };
    return entry
        .reason()
        .map(reason -> "would: " + what + "; waits: " + words(reason))
        .orElse(what);
  }

  private static String words(Step.Reason reason) {
    return switch (reason) {
      case NOT_ASKED -> "not asked for";
      case READ_ONLY -> "the calendar is read-only";
      case TOO_MANY_DELETIONS -> "one of many deletions; see kalends status";
      case ONCE_SYNCED -> "another tool had it in step; see kalends status";
      case CHANGED_SINCE -> "changed since";
    };
  }

  private void line(String label, String text) {
    terminal().out("  " + terminal().styled(Style.FAINT, "%-11s".formatted(label)) + " " + text);
  }

  private Terminal terminal() {
    return wiring.terminal();
  }
}

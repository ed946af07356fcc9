package org.kalends.cli.sync;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kalends.cli.report.Entry;
import org.kalends.cli.report.EntryList;
import org.kalends.cli.report.Table;
import org.kalends.cli.report.Words;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.core.merge.Disagreement;
import org.kalends.core.sync.Policy.OnConflict;
import org.kalends.core.sync.Settlement;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;

/** Asks about one conflict after the other, until somebody has had enough. */
final class ConflictQuestions {
  private static final int MARGIN = 20;

  private final Terminal terminal;
  private boolean enough;

  ConflictQuestions(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What is to become of it; nothing where it is skipped. */
  Settlement ask(String calendar, Step.Conflict conflict) throws IOException {
    if (enough) {
      return Settlement.OPEN;
    }
    show(calendar, conflict);
    while (true) {
      String question = "keep [l]ocal, [r]emote, [b]oth, [p]roperty by property; [s]kip, [q]uit?";
      switch (answer(question)) {
        case "l", "local" -> {
          return new Settlement.Whole(OnConflict.LEFT);
        }
        case "r", "remote" -> {
          return new Settlement.Whole(OnConflict.RIGHT);
        }
        case "b", "both" -> {
          return new Settlement.Whole(OnConflict.BOTH);
        }
        case "p", "property" -> {
          return each(conflict);
        }
        case "s", "skip" -> {
          return Settlement.OPEN;
        }
        case "q", "quit" -> {
          enough = true;
          return Settlement.OPEN;
        }
        default -> terminal.err("answer with one of the letters l, r, b, p, s, q");
      }
    }
  }

  /** Skipping one property leaves the whole item as it is. */
  private Settlement each(Step.Conflict conflict) throws IOException {
    Map<Disagreement, Side> kept = new HashMap<>();
    for (Disagreement disagreement : conflict.disagreements()) {
      Optional<Side> side = side(disagreement);
      if (side.isEmpty()) {
        return Settlement.OPEN;
      }
      kept.put(disagreement, side.get());
    }
    return new Settlement.Each(kept);
  }

  private Optional<Side> side(Disagreement disagreement) throws IOException {
    String question =
        "%s: [l] %s, [r] %s; [s]kip the item, [q]uit?"
            .formatted(
                EntryList.about(disagreement),
                cell(disagreement.left()),
                cell(disagreement.right()));
    while (true) {
      switch (answer(question)) {
        case "l", "local" -> {
          return Optional.of(Side.LEFT);
        }
        case "r", "remote" -> {
          return Optional.of(Side.RIGHT);
        }
        case "s", "skip" -> {
          return Optional.empty();
        }
        case "q", "quit" -> {
          enough = true;
          return Optional.empty();
        }
        default -> terminal.err("answer with one of the letters l, r, s, q");
      }
    }
  }

  /** The end of the input is the end of the answers. */
  private String answer(String question) throws IOException {
    return terminal.ask(question).orElse("q").toLowerCase(Locale.ROOT);
  }

  private void show(String calendar, Step.Conflict conflict) {
    Entry entry = Entry.of(conflict);
    String title = entry.title().isBlank() ? "(no title)" : Words.shortened(entry.title(), 80);
    String day = entry.day().map(Object::toString).orElse("");
    terminal.out(
        "%s  %s  %s%s"
            .formatted(
                terminal.styled(Style.BOLD, calendar), day, title, entry.repeats() ? " ↻" : ""));
    Table table = new Table().row("", "was", "here", "there");
    for (Disagreement one : conflict.disagreements()) {
      String about = "  " + EntryList.about(one);
      table.row(about, cell(one.base()), cell(one.left()), cell(one.right()));
    }
    table.print(terminal);
    terminal.flush();
  }

  private String cell(Optional<String> value) {
    int width = Math.max(12, (terminal.columns() - MARGIN) / 3);
    return value.map(text -> Words.shortened(text, width)).orElse("–");
  }
}

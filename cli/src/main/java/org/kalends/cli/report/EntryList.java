package org.kalends.cli.report;

import java.util.List;
import java.util.Locale;
import org.kalends.cli.report.Entry.Kind;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.core.merge.Disagreement;
import org.kalends.core.sync.Refusal;
import org.kalends.ics.When;
import org.kalends.ics.meaning.Difference;

/** Prints entries under a heading: all of them, or the first few and how many more there are. */
public record EntryList(Terminal terminal, boolean verbose) {
  private static final int FEW = 8;
  private static final int SHORT = 48;
  private static final int FEW_DIFFERENCES = 6;

  public void print(String heading, Style style, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    terminal.out("  " + terminal.styled(style, heading) + faint("  " + counts(entries)));
    int shown = verbose || entries.size() <= FEW + 2 ? entries.size() : FEW;
    entries.stream().sorted(Entry.BY_DAY).limit(shown).forEach(this::print);
    if (shown < entries.size()) {
      terminal.out(faint("    … and %d more; -v shows them".formatted(entries.size() - shown)));
    }
  }

  private static String counts(List<Entry> entries) {
    StringBuilder counts = new StringBuilder();
    for (Kind kind : Kind.values()) {
      long count = entries.stream().filter(entry -> entry.kind() == kind).count();
      if (count > 0 && count < entries.size()) {
        counts.append(counts.isEmpty() ? "" : ", ").append(count + " " + name(kind));
      }
    }
    return counts.isEmpty()
        ? entries.size() + " " + name(entries.get(0).kind())
        : counts.toString();
  }

  public static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void print(Entry entry) {
    terminal.out("    " + line(entry));
    entry.refusal().ifPresent(refusal -> terminal.out(faint("        " + said(refusal))));
    if (entry.refusal().isPresent() && !verbose) {
      return;
    }
    if (entry.disagreements().isEmpty()) {
      differences(entry.differences());
    } else {
      entry.disagreements().forEach(this::print);
    }
  }

  /** Why it was not taken, and what to do. */
  public static String said(Refusal refusal) {
    return refusal.problem().reason() + "; " + refusal.problem().remedy();
  }

  private void differences(List<Difference> differences) {
    int shown = verbose ? differences.size() : Math.min(FEW_DIFFERENCES, differences.size());
    differences.subList(0, shown).forEach(this::print);
    if (shown < differences.size()) {
      terminal.out(faint("        … and %d more".formatted(differences.size() - shown)));
    }
  }

  /** What happens to which item. */
  public String line(Entry entry) {
    String day = entry.day().map(Object::toString).orElse("          ");
    String title = entry.title().isBlank() ? "(no title)" : Words.shortened(entry.title(), 80);
    return "%s %s  %s%s"
        .formatted(mark(entry.kind()), faint(day), title, entry.repeats() ? " ↻" : "");
  }

  private String mark(Kind kind) {
    return switch (kind) {
      case NEW -> terminal.styled(Style.GREEN, "+");
      case CHANGED, MERGED -> terminal.styled(Style.YELLOW, "~");
      case DELETED -> terminal.styled(Style.RED, "-");
      case DOUBLED -> terminal.styled(Style.YELLOW, "=");
      case CONFLICT -> terminal.styled(Style.RED, "!");
    };
  }

  private void print(Difference difference) {
    String where = difference.instance().map(when -> " (" + day(when) + ")").orElse("");
    String before = difference.before().map(this::shortened).orElse("–");
    String after = difference.after().map(this::shortened).orElse("–");
    terminal.out(
        "        %s  %s → %s"
            .formatted(
                faint("%-11s".formatted(Words.property(difference.name()) + where)),
                before,
                after));
  }

  /** What it is about, and in which occurrence. */
  public static String about(Disagreement disagreement) {
    return Words.property(disagreement.property())
        + disagreement.instance().recurrenceId().map(when -> " (" + day(when) + ")").orElse("");
  }

  private void print(Disagreement disagreement) {
    String was =
        disagreement.base().map(text -> faint("  (was " + shortened(text) + ")")).orElse("");
    terminal.out(
        "        %s  %s → %s%s"
            .formatted(
                faint("%-11s".formatted(about(disagreement))),
                disagreement.left().map(this::shortened).orElse("–"),
                disagreement.right().map(this::shortened).orElse("–"),
                was));
  }

  public static String day(When when) {
    return when.date().toString();
  }

  private String shortened(String value) {
    return Words.shortened(value, verbose ? 2000 : SHORT);
  }

  private String faint(String text) {
    return terminal.styled(Style.FAINT, text);
  }
}

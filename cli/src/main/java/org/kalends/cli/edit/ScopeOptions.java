package org.kalends.cli.edit;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import org.kalends.cli.report.Failure;
import org.kalends.cli.terminal.Terminal;
import org.kalends.ics.Item;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.series.Scope;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which occurrences of a series are meant. */
final class ScopeOptions {
  @ArgGroup(exclusive = true)
  private Choice choice = new Choice();

  /** One of them. */
  static final class Choice {
    @Option(
        names = "--this",
        paramLabel = "DATE",
        description = "Only the occurrence of that date.")
    private String one;

    @Option(
        names = "--following",
        paramLabel = "DATE",
        description = "The occurrence of that date and those after it.")
    private String following;

    @Option(names = "--all", description = "The whole series.")
    private boolean all;
  }

  /**
   * What is meant.
   *
   * @param first the occurrence that was named; empty where the whole item is meant
   */
  record Chosen(Scope scope, Optional<Occurrence> first) {}

  /** Asks where it is not clear and somebody can answer. */
  Chosen of(Item item, ZonedDateTime now, Terminal terminal) throws IOException {
    OccurrenceChoice dates = new OccurrenceChoice(item, now);
    if (choice.one != null) {
      return one(dates.at(choice.one));
    }
    if (choice.following != null) {
      return following(dates.at(choice.following));
    }
    if (choice.all || !item.isSeries()) {
      return new Chosen(new Scope.All(), Optional.empty());
    }
    if (!terminal.interactive()) {
      throw Failure.usage(
          "`%s` repeats; say --this DATE, --following DATE or --all"
              .formatted(item.title().strip()));
    }
    return ask(item, dates, terminal);
  }

  private static Chosen one(Occurrence occurrence) {
    return new Chosen(new Scope.This(occurrence.id()), Optional.of(occurrence));
  }

  private static Chosen following(Occurrence occurrence) {
    return new Chosen(new Scope.Following(occurrence.id()), Optional.of(occurrence));
  }

  private static Chosen ask(Item item, OccurrenceChoice dates, Terminal terminal)
      throws IOException {
    String answer =
        terminal
            .ask("`%s` repeats: (t)his one, (f)ollowing, or (a)ll?".formatted(item.title().strip()))
            .orElse("")
            .toLowerCase(Locale.ROOT);
    return switch (answer) {
      case "a", "all" -> new Chosen(new Scope.All(), Optional.empty());
      case "t", "this" -> one(dates.at(date(terminal)));
      case "f", "following" -> following(dates.at(date(terminal)));
      default -> throw Failure.usage("nothing was changed");
    };
  }

  private static String date(Terminal terminal) throws IOException {
    return terminal.ask("Which date?").orElse("");
  }
}

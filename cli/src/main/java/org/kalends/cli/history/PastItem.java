package org.kalends.cli.history;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Words;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.index.SearchText;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.History.Entry;
import org.kalends.core.ledger.History.Named;
import org.kalends.core.sync.Texts;
import org.kalends.ics.Document;

/**
 * One item as the history knows it, there or gone.
 *
 * @param entries latest first
 */
record PastItem(String calendar, String uid, String title, List<Entry> entries) {
  private static final int SHORTEST_UID = 4;
  private static final int MOST_SHOWN = 12;

  /**
   * The item that somebody means by one of its files, its UID or the beginning of it, or its title;
   * empty if the history knows none. Several are an error that names them.
   *
   * @param calendars to look in; empty for all
   */
  static Optional<PastItem> find(
      Wiring wiring, History history, Set<String> calendars, String typed) throws IOException {
    List<Named> all =
        history.items().stream()
            .filter(one -> calendars.isEmpty() || calendars.contains(one.calendar()))
            .toList();
    for (Predicate<Named> way : ways(wiring.itemSearch().uids(typed), typed.strip())) {
      List<Named> found = all.stream().filter(way).toList();
      if (!found.isEmpty()) {
        Named one = single(typed, found);
        List<Entry> entries = history.of(one.calendar(), one.uid());
        return Optional.of(new PastItem(one.calendar(), one.uid(), one.title(), entries));
      }
    }
    return Optional.empty();
  }

  /** The same; none is an error. */
  static PastItem require(Wiring wiring, History history, Set<String> calendars, String typed)
      throws IOException {
    return find(wiring, history, calendars, typed)
        .orElseThrow(() ->
            Failure.failed(
                "the history knows nothing called `%s`; see: kalends log".formatted(typed)));
  }

  private static List<Predicate<Named>> ways(List<String> uids, String typed) {
    String folded = SearchText.folded(typed);
    return List.of(
        one -> uids.contains(one.uid()),
        one -> typed.length() >= SHORTEST_UID && one.uid().startsWith(typed),
        one -> SearchText.folded(one.title()).equals(folded),
        one -> SearchText.folded(one.title()).contains(folded));
  }

  private static Named single(String typed, List<Named> found) throws Failure {
    if (found.size() == 1) {
      return found.getFirst();
    }
    boolean copies = found.stream().map(Named::uid).distinct().count() == 1;
    String choices =
        found.stream()
            .limit(MOST_SHOWN)
            .map(one ->
                "  %s  %s · %s"
                    .formatted(one.uid(), Words.shortened(one.title(), 60), one.calendar()))
            .collect(Collectors.joining("\n"));
    throw Failure.usage(
        "`%s` may be one of %d; say which %s:\n%s"
            .formatted(
                typed.strip(), found.size(), copies ? "calendar with -c" : "by its UID", choices));
  }

  /** What it said when that run had ended; empty if it was not there. */
  Optional<Document> after(long run) {
    return entries.stream()
        .filter(entry -> entry.number() <= run)
        .findFirst()
        .map(entry -> text(entry.result()))
        .orElseGet(
            () -> text(entries.getLast().found()).or(() -> text(entries.getLast().agreed())));
  }

  /** What it said when that run began; empty if it was not there. */
  Optional<Document> before(long run) {
    List<Entry> of = entries.stream().filter(entry -> entry.number() == run).toList();
    if (of.isEmpty()) {
      return after(run - 1);
    }
    Entry first = of.getLast();
    return first.before().or(() -> text(first.agreed())).or(() -> text(first.found()));
  }

  /** All that it has ever said, latest first, as the folder has it. */
  Stream<Document> texts() {
    return entries.stream()
        .flatMap(entry ->
            Stream.of(
                    entry.result().left(),
                    entry.found().left(),
                    entry.agreed().left(),
                    entry.found().right(),
                    entry.agreed().right())
                .flatMap(Optional::stream));
  }

  private static Optional<Document> text(Texts texts) {
    return texts.left().or(texts::right);
  }
}

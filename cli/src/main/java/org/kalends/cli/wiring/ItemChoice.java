package org.kalends.cli.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Words;
import org.kalends.cli.wiring.ItemSearch.Found;
import org.kalends.core.index.SearchText;
import org.kalends.core.sync.Known;
import org.kalends.ics.Item;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/**
 * Finds the one item that somebody means: by one of its files, by UID, by the beginning of its UID,
 * or by words of its title. Of what is over, only where nothing else is meant.
 */
public record ItemChoice(Wiring wiring, Folders folders, List<Path> chosen, ZonedDateTime now) {
  private static final int SHORTEST_UID = 4;
  private static final int MOST_SHOWN = 12;

  /** The item; none, or several, is an error that names what there is. */
  public Found one(String typed) throws IOException {
    Path file = wiring.environment().path(typed);
    if (Files.isRegularFile(file)) {
      return single(typed, wiring.itemSearch().find(typed));
    }
    List<Found> all = new ArrayList<>();
    for (Path folder : chosen) {
      folders.open(folder).read(Known.NOTHING).changed().values().stream()
          .map(held -> new Found(folder, held))
          .forEach(all::add);
    }
    for (Predicate<Found> way : ways(typed.strip())) {
      List<Found> found = all.stream().filter(way).toList();
      if (!found.isEmpty()) {
        return single(typed, found);
      }
    }
    throw Failure.failed(
        "nothing is called `%s` in %s; see: kalends search"
            .formatted(typed.strip(), wiring.environment().shown(folders.root())));
  }

  /** The first that finds anything is the one that was meant. */
  private List<Predicate<Found>> ways(String typed) {
    String folded = SearchText.folded(typed);
    List<String> words = List.of(folded.split("\\s+"));
    Predicate<Found> uid = found -> found.held().uid().equals(typed);
    Predicate<Found> beginning =
        found -> typed.length() >= SHORTEST_UID && found.held().uid().startsWith(typed);
    Predicate<Found> title = found -> SearchText.folded(found.held().title()).equals(folded);
    Predicate<Found> said =
        found -> words.stream().allMatch(SearchText.folded(found.held().title())::contains);
    Predicate<Found> current = found -> !isOver(found);
    return List.of(uid, beginning, title.and(current), said.and(current), title, said);
  }

  private boolean isOver(Found found) {
    return items(found)
        .noneMatch(item ->
            item.components().stream().noneMatch(part -> part.property("DTSTART").isPresent())
                || Occurrences.of(item, now.getZone())
                    .from(now.toInstant())
                    .findFirst()
                    .isPresent());
  }

  private static Stream<Item> items(Found found) {
    return Item.in(found.held().document()).items().stream();
  }

  private Found single(String typed, List<Found> found) throws Failure {
    if (found.size() == 1) {
      return found.getFirst();
    }
    String choices =
        found.stream().limit(MOST_SHOWN).map(this::line).collect(Collectors.joining("\n"));
    String rest = found.size() > MOST_SHOWN ? "\n  …" : "";
    boolean copies = found.stream().map(one -> one.held().uid()).distinct().count() == 1;
    throw Failure.usage(
        "`%s` may be one of %d; say which %s:\n%s%s"
            .formatted(
                typed.strip(),
                found.size(),
                copies ? "calendar with -c" : "by its UID",
                choices,
                rest));
  }

  private String line(Found found) {
    Optional<Occurrence> next =
        items(found)
            .flatMap(item -> {
              Occurrences all = Occurrences.of(item, now.getZone());
              return all.from(now.toInstant()).findFirst().or(() -> all.all().findFirst()).stream();
            })
            .findFirst();
    String time = next.map(one -> time(one.from())).orElse("no date");
    return "  %s  %s  %s · %s"
        .formatted(
            found.held().uid(),
            time,
            Words.shortened(found.held().title(), 60),
            found.folder().getFileName());
  }

  private String time(Instant instant) {
    return instant.atZone(now.getZone()).toLocalDateTime().toString().replace('T', ' ');
  }
}

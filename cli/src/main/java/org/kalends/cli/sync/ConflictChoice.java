package org.kalends.cli.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.kalends.cli.wiring.ItemSearch;
import org.kalends.core.index.SearchText;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Step;

/**
 * Which waiting items somebody means: by one of the item's files, by UID, or by words of its title.
 */
final class ConflictChoice {
  /** One argument and the UIDs that it may stand for. */
  private record Wanted(String typed, List<String> uids) {
    boolean means(Step.Open step) {
      return uids.contains(step.uid()) || titles(step).map(SearchText::folded).anyMatch(this::says);
    }

    private static Stream<String> titles(Step.Open step) {
      return switch (step) {
        case Step.Conflict conflict ->
            Stream.of(conflict.left(), conflict.right()).map(Held::title);
        case Step.Deferred deferred -> Stream.of(deferred.title());
      };
    }

    private boolean says(String title) {
      return Stream.of(SearchText.folded(typed.strip()).split("\\s+")).allMatch(title::contains);
    }
  }

  private final List<Wanted> wanted = new ArrayList<>();
  private final Set<String> unmet = ConcurrentHashMap.newKeySet();

  /**
   * @param typed files, UIDs or words of titles; none means all
   */
  static ConflictChoice of(List<String> typed, ItemSearch items) throws IOException {
    ConflictChoice choice = new ConflictChoice();
    for (String one : typed) {
      choice.wanted.add(new Wanted(one, items.uids(one)));
      choice.unmet.add(one);
    }
    return choice;
  }

  boolean includes(Step.Open step) {
    List<Wanted> meant = wanted.stream().filter(one -> one.means(step)).toList();
    meant.forEach(one -> unmet.remove(one.typed()));
    return wanted.isEmpty() || !meant.isEmpty();
  }

  /** What was asked for and does not wait. */
  Set<String> unmet() {
    return unmet;
  }
}

package org.kalends.core.index;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.kalends.core.ledger.FileIndex;

/**
 * How a folder differs from what is remembered of it.
 *
 * @param fresh files that are not remembered as they are now
 * @param outdated names of files that are remembered otherwise, or are gone
 * @param complete whether all that there is can be remembered
 */
record Changes(List<Fresh> fresh, Set<String> outdated, boolean complete) {
  static final Changes NONE = new Changes(List.of(), Set.of(), true);

  /**
   * @param now fingerprints by name
   * @param known the remembered ones
   */
  static Changes between(
      SortedMap<String, String> now, Map<String, String> known, Function<String, Fresh> reading) {
    List<String> changed =
        now.keySet().stream().filter(name -> !now.get(name).equals(known.get(name))).toList();
    List<Fresh> fresh = changed.parallelStream().map(reading).toList();
    Set<String> outdated = new HashSet<>(known.keySet());
    outdated.removeAll(now.keySet());
    changed.stream().filter(known::containsKey).forEach(outdated::add);
    boolean complete =
        fresh.stream()
            .allMatch(file -> file.fingerprint().equals(Optional.of(now.get(file.name()))));
    return new Changes(fresh, outdated, complete);
  }

  /** What there is to remember. */
  FileIndex.Update update(Optional<String> before, String digest) {
    return new FileIndex.Update(
        fresh.stream().filter(file -> file.fingerprint().isPresent()).map(Fresh::indexed).toList(),
        outdated,
        before,
        Optional.of(digest).filter(d -> complete));
  }
}

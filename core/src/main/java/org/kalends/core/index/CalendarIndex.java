package org.kalends.core.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kalends.core.files.FolderView;
import org.kalends.core.files.FolderView.Listing;
import org.kalends.core.ledger.FileIndex;
import org.kalends.core.ledger.LedgerException;
import org.kalends.core.sync.ItemProblem;

/**
 * Answers from one calendar folder. Files that have changed since they were remembered are read,
 * and so are all where nothing can be remembered; of the others only those that belong to the
 * answer.
 */
public final class CalendarIndex {
  private final String calendar;
  private final FolderView folder;
  private final Optional<FileIndex> memory;

  /**
   * @param calendar what it is called in the memory
   * @param memory where what files said is kept; may be damaged, or in use by others
   */
  public CalendarIndex(String calendar, FolderView folder, Optional<FileIndex> memory) {
    this.calendar = calendar;
    this.folder = folder;
    this.memory = memory;
  }

  /** The items that may fit, by UID. Fails where the folder itself cannot be read. */
  public Answer ask(Query query) throws IOException {
    Listing listing = folder.list();
    if (memory.isEmpty()) {
      return answer(listing, query, Optional.empty());
    }
    try {
      return answer(listing, query, memory);
    } catch (LedgerException e) {
      return answer(listing, query, Optional.empty()).unindexed(e);
    }
  }

  private Answer answer(Listing listing, Query query, Optional<FileIndex> memory)
      throws IOException {
    Map<String, String> known = memory.isPresent() ? memory.get().fingerprints(calendar) : Map.of();
    List<Fresh> fresh = read(listing, known);
    Set<String> outdated = new HashSet<>(known.keySet());
    outdated.removeAll(listing.fingerprints().keySet());
    fresh.forEach(file -> outdated.add(file.name()));

    Set<String> uids = uids(query, fresh, memory);
    Set<String> names = names(uids, fresh, outdated, memory);
    Set<ItemProblem> problems = new LinkedHashSet<>(listing.problems());
    fresh.forEach(file -> problems.addAll(file.problems()));
    Assembly assembly = new Assembly(folder, uids);
    names.forEach(assembly::add);
    problems.addAll(assembly.problems());
    Answer answer = new Answer(assembly.found(), List.copyOf(problems), Optional.empty());
    outdated.retainAll(known.keySet());
    return memory.isPresent() ? remember(fresh, outdated, memory.get(), answer) : answer;
  }

  private List<Fresh> read(Listing listing, Map<String, String> known) {
    List<String> changed = new ArrayList<>();
    listing
        .fingerprints()
        .forEach((name, fingerprint) -> {
          if (!fingerprint.equals(known.get(name))) {
            changed.add(name);
          }
        });
    return changed.parallelStream().map(name -> Fresh.of(folder.read(name))).toList();
  }

  private Set<String> uids(Query query, List<Fresh> fresh, Optional<FileIndex> memory)
      throws IOException {
    Set<String> uids = new TreeSet<>();
    for (Fresh file : fresh) {
      uids.addAll(file.uids(query));
    }
    if (memory.isPresent()) {
      uids.addAll(memory.get().uids(calendar, query.first(), query.last(), query.words()));
    }
    return uids;
  }

  private Set<String> names(
      Set<String> uids, List<Fresh> fresh, Set<String> outdated, Optional<FileIndex> memory)
      throws IOException {
    Set<String> names = new TreeSet<>();
    if (memory.isPresent()) {
      names.addAll(memory.get().names(calendar, uids));
      names.removeAll(outdated);
    }
    fresh.stream().filter(file -> file.hasAny(uids)).map(Fresh::name).forEach(names::add);
    return names;
  }

  private Answer remember(
      List<Fresh> fresh, Set<String> outdated, FileIndex memory, Answer answer) {
    List<Fresh> kept = fresh.stream().filter(file -> file.fingerprint().isPresent()).toList();
    if (kept.isEmpty() && outdated.isEmpty()) {
      return answer;
    }
    try {
      memory.update(calendar, kept.stream().map(Fresh::indexed).toList(), outdated);
      return answer;
    } catch (IOException e) {
      return answer.unindexed(e);
    }
  }
}

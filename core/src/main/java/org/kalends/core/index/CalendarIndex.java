package org.kalends.core.index;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.kalends.core.files.FolderView;
import org.kalends.core.files.FolderView.Listing;
import org.kalends.core.index.Answer.Told;
import org.kalends.core.ledger.FileIndex;
import org.kalends.core.ledger.FileIndex.Seat;
import org.kalends.core.ledger.LedgerException;
import org.kalends.core.sync.ItemProblem;

/**
 * Answers from one calendar folder. Files that have changed since they were remembered are read,
 * and so are all where nothing can be remembered; of the others only those that belong to the
 * answer and of which not enough is remembered.
 */
public final class CalendarIndex {
  /** Another number whenever something else is remembered, or is written in another way. */
  public static final int FORMAT = 2;

  private final String calendar;
  private final FolderView folder;
  private final Optional<FileIndex> memory;
  private final Horizon horizon;

  /**
   * @param calendar what it is called in the memory
   * @param memory where what files said is kept; may be damaged, or in use by others
   * @param horizon the same for all that is in this memory
   */
  public CalendarIndex(
      String calendar, FolderView folder, Optional<FileIndex> memory, Horizon horizon) {
    this.calendar = calendar;
    this.folder = folder;
    this.memory = memory;
    this.horizon = horizon;
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
    Optional<String> before = memory.isPresent() ? memory.get().digest(calendar) : Optional.empty();
    Changes changes =
        before.equals(Optional.of(listing.digest())) ? Changes.NONE : changes(listing, memory);
    Set<String> uids = uids(query, changes.fresh(), memory);
    List<Seat> seats = seats(uids, query, changes, memory);
    List<Seat> told = told(seats, changes.fresh());
    told.forEach(seat -> uids.remove(seat.uid()));
    Set<ItemProblem> problems = new LinkedHashSet<>(listing.problems());
    changes.fresh().forEach(file -> problems.addAll(file.problems()));
    Assembly assembly = new Assembly(uids);
    names(uids, seats, changes).parallelStream().map(folder::read).toList().forEach(assembly::add);
    problems.addAll(assembly.problems());
    Answer answer =
        new Answer(
            assembly.found(),
            told.stream().map(seat -> told(seat, query)).toList(),
            List.copyOf(problems),
            Optional.empty());
    return memory.isPresent()
        ? remember(changes.update(before, listing.digest()), memory.get(), answer)
        : answer;
  }

  private Changes changes(Listing listing, Optional<FileIndex> memory) throws IOException {
    Map<String, String> known = memory.isPresent() ? memory.get().fingerprints(calendar) : Map.of();
    return Changes.between(
        listing.fingerprints(), known, name -> Fresh.of(folder.read(name), horizon));
  }

  private Set<String> uids(Query query, List<Fresh> fresh, Optional<FileIndex> memory)
      throws IOException {
    Set<String> uids = new TreeSet<>();
    for (Fresh file : fresh) {
      uids.addAll(file.uids(query, horizon));
    }
    if (memory.isPresent()) {
      Predicate<BitSet> fits = times -> horizon.mayHold(times, query.first(), query.last());
      uids.addAll(memory.get().uids(calendar, query.first(), query.last(), query.words(), fits));
    }
    return uids;
  }

  private List<Seat> seats(
      Set<String> uids, Query query, Changes changes, Optional<FileIndex> memory)
      throws IOException {
    if (memory.isEmpty()) {
      return List.of();
    }
    List<Seat> seats = memory.get().seats(calendar, uids, query.isWithin(horizon));
    return seats.stream().filter(seat -> !changes.outdated().contains(seat.file())).toList();
  }

  /** Of events that are in one file each, those of which enough is remembered. */
  private static List<Seat> told(List<Seat> seats, List<Fresh> fresh) {
    Map<String, Integer> files = new HashMap<>();
    seats.forEach(seat -> files.merge(seat.uid(), 1, Integer::sum));
    Set<String> elsewhere = new HashSet<>();
    fresh.forEach(file -> file.parts().forEach(part -> elsewhere.add(part.uid())));
    return seats.stream()
        .filter(seat -> seat.outline().isPresent() && files.get(seat.uid()) == 1)
        .filter(seat -> !elsewhere.contains(seat.uid()))
        .toList();
  }

  private static Told told(Seat seat, Query query) {
    byte[] outline = seat.outline().orElseThrow();
    return new Told(
        seat.uid(),
        seat.file(),
        OutlineBytes.read(outline, query.first(), query.last()).sightings());
  }

  private static Set<String> names(Set<String> uids, List<Seat> seats, Changes changes) {
    Set<String> names = new TreeSet<>();
    seats.stream().filter(seat -> uids.contains(seat.uid())).map(Seat::file).forEach(names::add);
    changes.fresh().stream().filter(file -> file.hasAny(uids)).map(Fresh::name).forEach(names::add);
    return names;
  }

  private Answer remember(FileIndex.Update update, FileIndex memory, Answer answer) {
    if (update.isNothing()) {
      return answer;
    }
    try {
      memory.update(calendar, update);
      return answer;
    } catch (IOException e) {
      return answer.unindexed(e);
    }
  }
}

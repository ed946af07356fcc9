package org.kalends.core.files;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Version;
import org.kalends.ics.Component;
import org.kalends.ics.Item;

/** What a {@link Survey} means, item by item. */
final class Findings {
  private final Survey survey;
  private final Disk disk;
  private final FolderFormat format;
  private final Instant now;
  private final Map<String, List<CalendarFile>> filesByUid = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();

  private final Map<String, Held> changed = new TreeMap<>();
  private final Set<String> missing = new TreeSet<>();
  private final Set<String> unreadable = new TreeSet<>();
  private final List<ItemProblem> problems = new ArrayList<>();
  private final Map<String, Held> untidy = new TreeMap<>();
  private final Map<String, Seat> orphaned = new TreeMap<>();
  private final Map<String, Seat> strays = new TreeMap<>();

  Findings(Survey survey, Disk disk, FolderFormat format) {
    this.survey = survey;
    this.disk = disk;
    this.format = format;
    this.now = disk.clock().instant();
    problems.addAll(survey.scan().problems());
    survey.loaded().forEach(this::sort);
    survey.affected().forEach(this::judge);
    survey.doubted().forEach(this::tell);
  }

  Snapshot snapshot(boolean writable) {
    return new Snapshot(changed, missing, unreadable, problems, writable, Optional.empty());
  }

  /** Items as read whose files do not yet follow a change of date or title, or a deletion. */
  Map<String, Held> untidy() {
    return untidy;
  }

  /** Whether any readable file has the master of that item. */
  boolean hasMaster(String uid) {
    return filesByUid.getOrDefault(uid, List.of()).stream()
        .anyMatch(file -> file.instances(uid).containsKey(Mark.MASTER));
  }

  /** The override files that a deleted master's file left behind, by UID. */
  Map<String, Seat> orphaned() {
    return orphaned;
  }

  /** Override files of deleted masters that are not as they were, by UID. */
  Map<String, Seat> strays() {
    return strays;
  }

  private void sort(String name, Loaded loaded) {
    switch (loaded) {
      case Loaded.Sound sound -> {
        problems.addAll(sound.problems());
        for (String uid : sound.file().items().keySet()) {
          filesByUid.computeIfAbsent(uid, u -> new ArrayList<>()).add(sound.file());
        }
        if (!sound.problems().isEmpty()) {
          hidden.addAll(survey.knownUids(name));
          hidden.removeAll(sound.file().items().keySet());
        }
      }
      case Loaded.Damaged damaged -> {
        problems.add(damaged.problem());
        hidden.addAll(damaged.uids());
        hidden.addAll(survey.knownUids(name));
        damaged.fingerprint().ifPresent(this::hideRenamed);
      }
      case Loaded.Gone gone -> {}
    }
  }

  /** A damaged file may be a known one under another name: then it has its inode. */
  private void hideRenamed(Fingerprint damaged) {
    Predicate<Seat.Entry> renamed =
        entry -> isVanished(entry) && entry.mark().isOfInode(damaged.inode());
    survey.seats().entrySet().stream()
        .filter(seat -> seat.getValue().entries().stream().anyMatch(renamed))
        .map(Map.Entry::getKey)
        .forEach(hidden::add);
  }

  private boolean isVanished(Seat.Entry entry) {
    return !survey.scan().files().containsKey(entry.name())
        || survey.loaded().get(entry.name()) instanceof Loaded.Gone;
  }

  private void judge(String uid) {
    Seat seat = survey.seat(uid);
    boolean known = survey.seats().containsKey(uid);
    if (hidden.contains(uid)) {
      if (known) {
        unreadable.add(uid);
      }
      return;
    }
    Collection<Choice> chosen = choose(uid, seat);
    boolean hasMaster = chosen.stream().anyMatch(c -> c.instances().containsKey(Mark.MASTER));
    if (chosen.isEmpty() || (known && seat.holdsMaster() && !hasMaster)) {
      lost(uid, seat, chosen);
      return;
    }
    List<Piece> pieces = chosen.stream().map(this::piece).toList();
    List<Seat.Entry> gone = hasMaster && seat.holdsMaster() ? gone(seat, pieces) : List.of();
    found(uid, seat, pieces, new Assembly(pieces, gone).held(uid, format.layout()), gone);
  }

  private void tell(String uid, Place doubted) {
    if (!changed.containsKey(uid)) {
      boolean damaged =
          Seat.of(doubted, new Version("")).entries().stream()
              .anyMatch(entry -> survey.loaded().get(entry.name()) instanceof Loaded.Damaged);
      (hidden.contains(uid) || damaged ? unreadable : missing).add(uid);
    }
  }

  private void lost(String uid, Seat seat, Collection<Choice> there) {
    if (!survey.seats().containsKey(uid)) {
      return;
    }
    missing.add(uid);
    Map<Boolean, List<Choice>> left =
        there.stream().collect(Collectors.partitioningBy(c -> isAsItWas(seat, c.file())));
    note(orphaned, uid, left.get(true));
    note(strays, uid, left.get(false));
  }

  private void note(Map<String, Seat> seats, String uid, List<Choice> files) {
    if (!files.isEmpty()) {
      seats.put(uid, new Seat(files.stream().map(choice -> piece(choice).entry()).toList()));
    }
  }

  /** Whether the item had that file, be it under another name. */
  private static boolean isAsItWas(Seat seat, CalendarFile file) {
    return seat.entries().stream().anyMatch(entry -> entry.mark().fits(file));
  }

  private void found(String uid, Seat seat, List<Piece> pieces, Held held, List<Seat.Entry> gone) {
    if (!held.place().equals(seat.place()) || !held.version().equals(seat.version())) {
      changed.put(uid, held);
    }
    boolean retitled =
        format.layout() == Layout.CALDIR && pieces.stream().anyMatch(p -> isRetitled(seat, p));
    if (retitled || !gone.isEmpty()) {
      untidy.put(uid, held);
    }
  }

  private static boolean isRetitled(Seat seat, Piece piece) {
    return seat.holder(piece.first())
        .map(entry -> entry.mark().stem())
        .filter(stem -> !stem.isEmpty() && !piece.mark().stem().isEmpty())
        .filter(stem -> !stem.equals(piece.mark().stem()))
        .isPresent();
  }

  private Piece piece(Choice choice) {
    return choice.file().piece(choice.instances(), format.zone(), now);
  }

  /** A file, and the instances of an item that it is taken for. */
  private record Choice(CalendarFile file, SortedMap<String, List<Component>> instances) {
    static Choice of(CalendarFile file) {
      return new Choice(file, new TreeMap<>());
    }

    void take(String uid, String instance) {
      instances.put(instance, file.instances(uid).get(instance));
    }
  }

  /** For each instance the file that counts: the known one, else the first by name. */
  private Collection<Choice> choose(String uid, Seat seat) {
    SortedMap<String, List<CalendarFile>> holders = new TreeMap<>();
    for (CalendarFile file : filesByUid.getOrDefault(uid, List.of())) {
      for (String instance : file.instances(uid).keySet()) {
        holders.computeIfAbsent(instance, i -> new ArrayList<>()).add(file);
      }
    }
    Map<String, Choice> choices = new TreeMap<>();
    Map<String, ItemProblem> rivals = new TreeMap<>();
    holders.forEach((instance, files) -> {
      CalendarFile kept = known(files, seat.holder(instance));
      choices.computeIfAbsent(kept.name(), n -> Choice.of(kept)).take(uid, instance);
      files.stream()
          .filter(file -> !file.fingerprint().equals(kept.fingerprint()))
          .forEach(file -> rivals.putIfAbsent(file.name(), twice(uid, kept, file)));
    });
    problems.addAll(rivals.values());
    return choices.values();
  }

  private static CalendarFile known(List<CalendarFile> files, Optional<Seat.Entry> seat) {
    return files.stream()
        .filter(file -> seat.filter(entry -> entry.name().equals(file.name())).isPresent())
        .findFirst()
        .orElse(files.getFirst());
  }

  private ItemProblem twice(String uid, CalendarFile kept, CalendarFile other) {
    return Complaint.twice(path(kept), title(kept, uid), path(other), title(other, uid));
  }

  private Path path(CalendarFile file) {
    return disk.path(file.name());
  }

  private static String title(CalendarFile file, String uid) {
    return Optional.ofNullable(file.items().get(uid)).map(Item::title).orElse("");
  }

  /** Overrides whose file was deleted as a whole; one that is gone from a file was edited away. */
  private List<Seat.Entry> gone(Seat seat, List<Piece> pieces) {
    Set<String> present = new HashSet<>();
    pieces.forEach(piece -> present.addAll(piece.instances().keySet()));
    List<Seat.Entry> gone = new ArrayList<>();
    for (Seat.Entry entry : seat.entries()) {
      List<String> lost =
          entry.mark().instances().stream().filter(i -> !present.contains(i)).toList();
      if (!lost.isEmpty() && isVanished(entry)) {
        gone.add(new Seat.Entry(entry.name(), entry.mark().gone(lost)));
      }
    }
    return gone;
  }
}

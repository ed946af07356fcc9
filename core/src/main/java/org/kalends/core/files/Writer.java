package org.kalends.core.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kalends.core.files.Drafts.Overtaken;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** Turns writes into jobs, against the folder as it is now, and has them done in batches. */
final class Writer {
  /** Of writes that are done together: bounds temporary files and memory. */
  private static final int BATCH = 256;

  private final Disk disk;
  private final FolderFormat format;
  private final Names names;
  private final Presence presence;
  private final Drafts drafts;

  /** Fingerprints that files shared by several items had before this run rewrote them. */
  private final Map<String, Fingerprint> rewritten = new HashMap<>();

  /** UIDs in files that others have made since the folder was read. */
  private final Set<String> arrived = new HashSet<>();

  /** What the last read found of an item that a write does not know to be there. */
  interface Presence {
    boolean has(String uid);

    /** Files that belong to an item that is not there any more. */
    Seat remains(String uid);

    /** Files with overrides of such an item that somebody has written since it was there. */
    Seat strays(String uid);
  }

  Writer(Disk disk, FolderFormat format, Names names, Presence presence) {
    this.disk = disk;
    this.format = format;
    this.names = names;
    this.presence = presence;
    this.drafts = new Drafts(format, this::isFree);
  }

  /** A write that is ready to be done, or answered already. */
  private sealed interface Prepared {
    record Ready(Job job) implements Prepared {}

    record Answered(Written written) implements Prepared {}
  }

  List<Written> write(List<Write> writes) {
    List<Written> answers = new ArrayList<>();
    List<Write> together = new ArrayList<>();
    Set<String> busy = new HashSet<>();
    for (Write write : writes) {
      Set<String> touched = touched(write);
      if (together.size() == BATCH || touched.stream().anyMatch(busy::contains)) {
        answers.addAll(batch(together));
        together.clear();
        busy.clear();
      }
      together.add(write);
      busy.addAll(touched);
    }
    answers.addAll(batch(together));
    return answers;
  }

  /** The UID and the files of a write; a slash keeps the two apart. */
  private Set<String> touched(Write write) {
    Set<String> touched = new HashSet<>(Set.of("/" + write.uid()));
    seat(write).entries().forEach(entry -> touched.add(entry.name()));
    return touched;
  }

  private Seat seat(Write write) {
    return switch (write) {
      case Write.Create create -> presence.remains(create.uid());
      case Write.Replace replace -> Seat.of(replace.place(), replace.version());
      case Write.Delete delete -> Seat.of(delete.place(), delete.version());
    };
  }

  private List<Written> batch(List<Write> writes) {
    try {
      if (writes.stream().anyMatch(this::mayMeetArrivals)) {
        lookForArrivals();
      }
    } catch (IOException e) {
      ItemProblem problem = Complaint.cannotWrite(disk.folder(), "", e);
      return writes.stream().<Written>map(write -> new Written.Refused(problem)).toList();
    }
    List<Prepared> prepared = writes.stream().map(this::prepare).toList();
    List<Job> jobs =
        prepared.stream()
            .flatMap(p -> p instanceof Prepared.Ready(Job job) ? Stream.of(job) : Stream.empty())
            .toList();
    var done =
        jobs.isEmpty() ? List.<Written>of().iterator() : new Batch(disk).run(jobs).iterator();
    return prepared.stream()
        .map(p ->
            switch (p) {
              case Prepared.Ready ready -> done.next();
              case Prepared.Answered answered -> answered.written();
            })
        .toList();
  }

  /** What is new, or is to go and is not where it was, may have come in a file of another name. */
  private boolean mayMeetArrivals(Write write) {
    return switch (write) {
      case Write.Create create -> true;
      case Write.Replace replace -> false;
      case Write.Delete delete -> !there(seat(delete)).equals(seat(delete).entries());
    };
  }

  /**
   * An item that came in a file of any name is there: it must not be created once more, nor pass
   * for deleted.
   */
  private void lookForArrivals() throws IOException {
    for (Path path : disk.list()) {
      String name = path.getFileName().toString();
      if (Scan.isCalendarFile(name)
          && !names.has(name)
          && Loader.load(disk, name) instanceof Loaded.Sound sound) {
        arrived.addAll(sound.file().items().keySet());
        names.take(name);
      }
    }
  }

  private Prepared prepare(Write write) {
    try {
      return switch (write) {
        case Write.Create create -> create(create);
        case Write.Replace replace ->
            put(replace.uid(), seat(replace), replace.document(), replace.own(), Set.of());
        case Write.Delete delete -> new Prepared.Ready(delete(delete));
      };
    } catch (Overtaken e) {
      return new Prepared.Answered(new Written.Stale(e.getMessage()));
    }
  }

  private Prepared create(Write.Create create) throws Overtaken {
    if (presence.has(create.uid()) || arrived.contains(create.uid())) {
      throw new Overtaken("the item is already in " + disk.folder());
    }
    Set<String> theirs = new HashSet<>();
    for (CalendarFile stray : load(presence.strays(create.uid()), create.uid())) {
      theirs.addAll(stray.instances(create.uid()).keySet());
    }
    return put(create.uid(), seat(create), create.document(), create.own(), theirs);
  }

  /**
   * @param theirs instances that somebody has put into files, which stay: the next read tells of
   *     them as of any edit
   */
  private Prepared put(String uid, Seat seat, Document document, boolean own, Set<String> theirs)
      throws Overtaken {
    List<CalendarFile> existing = load(seat, uid);
    Optional<Item> item =
        Item.in(document).items().stream().filter(i -> i.uid().equals(uid)).findFirst();
    if (item.isEmpty()) {
      return new Prepared.Answered(new Written.Refused(notInText(uid)));
    }
    List<Draft> files = drafts.of(item.get(), document, own, existing, theirs);
    if (!files.stream().allMatch(draft -> disk.canName(draft.name()))) {
      return new Prepared.Answered(
          new Written.Refused(Complaint.cannotName(disk.folder(), item.get().title())));
    }
    if (files.isEmpty()) {
      throw new Overtaken("the item is already in " + disk.folder());
    }
    files.forEach(draft -> names.take(draft.name()));
    return new Prepared.Ready(
        new Job(
            uid,
            item.get().title(),
            changes(uid, files, existing),
            put -> {
              Held held = stored(uid, files, existing, put);
              Document said = theirs.isEmpty() ? held.document() : document;
              return new Written.Stored(new Held(uid, held.place(), held.version(), said));
            }));
  }

  private static List<Change> changes(String uid, List<Draft> files, List<CalendarFile> existing) {
    List<Change> changes = new ArrayList<>();
    files.stream().flatMap(Draft::changes).forEach(changes::add);
    Set<String> kept = new HashSet<>();
    files.forEach(draft -> draft.from().ifPresent(from -> kept.add(from.name())));
    existing.stream()
        .filter(file -> !kept.contains(file.name()))
        .forEach(file -> changes.add(without(uid, file)));
    return changes;
  }

  private ItemProblem notInText(String uid) {
    return new ItemProblem(
        disk.folder().toString(),
        "",
        "the text to be written has nothing with the UID " + uid,
        "report this: it should not happen");
  }

  private Held stored(
      String uid, List<Draft> files, List<CalendarFile> before, Map<String, Fingerprint> put) {
    remember(before, put);
    before.forEach(file -> names.free(file.name()));
    files.forEach(draft -> names.take(draft.name()));
    List<Piece> pieces =
        files.stream().map(draft -> draft.done(put)).map(file -> piece(file, uid)).toList();
    return new Assembly(pieces, List.of()).held(uid, format.layout());
  }

  private Piece piece(CalendarFile file, String uid) {
    return file.piece(file.instances(uid), format.zone(), disk.clock().instant());
  }

  private Job delete(Write.Delete delete) throws Overtaken {
    if (arrived.contains(delete.uid())) {
      throw new Overtaken("the item is in another file of " + disk.folder() + " by now");
    }
    List<CalendarFile> existing = load(new Seat(there(seat(delete))), delete.uid());
    List<Change> changes = existing.stream().map(file -> without(delete.uid(), file)).toList();
    String title =
        existing.stream()
            .map(file -> file.items().get(delete.uid()).title())
            .findFirst()
            .orElse("");
    return new Job(delete.uid(), title, changes, put -> removed(existing, put));
  }

  private List<Seat.Entry> there(Seat seat) {
    return seat.entries().stream().filter(entry -> !Loader.isGone(disk, entry.name())).toList();
  }

  private Written removed(List<CalendarFile> before, Map<String, Fingerprint> put) {
    remember(before, put);
    before.stream()
        .filter(file -> !put.containsKey(file.name()))
        .forEach(file -> names.free(file.name()));
    return new Written.Removed();
  }

  private static Change without(String uid, CalendarFile file) {
    return file.holdsOneItem()
        ? new Change.Remove(file.name(), file.fingerprint())
        : new Change.Replace(
            file.name(), file.fingerprint(), Container.remove(file.document(), uid));
  }

  /** The other items in a file that was rewritten are still what the plan saw. */
  private void remember(List<CalendarFile> before, Map<String, Fingerprint> put) {
    for (CalendarFile file : before) {
      if (!file.holdsOneItem() && put.containsKey(file.name())) {
        rewritten.put(key(file.name(), file.fingerprint().text()), put.get(file.name()));
      }
    }
  }

  private static String key(String name, String fingerprint) {
    return name + '/' + fingerprint;
  }

  /** The files of an item, which must be as the plan saw them. */
  private List<CalendarFile> load(Seat seat, String uid) throws Overtaken {
    List<CalendarFile> files = new ArrayList<>();
    for (Seat.Entry entry : seat.entries()) {
      Loaded loaded = Loader.load(disk, entry.name());
      if (entry.mark().isGone() && loaded instanceof Loaded.Gone) {
        continue;
      }
      if (!(loaded instanceof Loaded.Sound sound && fits(entry, sound.file(), uid))) {
        throw new Overtaken(disk.path(entry.name()) + " has changed in the meantime");
      }
      files.add(sound.file());
    }
    return files;
  }

  private boolean fits(Seat.Entry entry, CalendarFile file, String uid) {
    if (!file.items().containsKey(uid)) {
      return false;
    }
    String then = entry.mark().fingerprint();
    String now = then;
    for (Fingerprint next = rewritten.get(key(entry.name(), now));
        next != null;
        next = rewritten.get(key(entry.name(), now))) {
      now = next.text();
    }
    return now.equals(then) ? entry.mark().fits(file) : now.equals(file.fingerprint().text());
  }

  private boolean isFree(String name, String uid) throws Overtaken {
    Optional<String> taken = names.taken(name);
    if (taken.isEmpty()) {
      return true;
    }
    Loaded loaded = Loader.load(disk, taken.get());
    if (loaded instanceof Loaded.Sound sound
        && sound.file().items().containsKey(uid)
        && presence.strays(uid).named(taken.get()).isEmpty()) {
      throw new Overtaken("the item is already there, as " + disk.path(taken.get()));
    }
    return loaded instanceof Loaded.Gone;
  }
}

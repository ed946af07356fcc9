package org.kalends.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Tidied;
import org.kalends.core.sync.Version;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/** A calendar as a folder of {@code .ics} files. Made for one run; not for several threads. */
public final class CalendarDir implements Replica {
  private final Disk disk;
  private final FolderFormat format;
  private LastRead last = LastRead.NONE;
  private Optional<Writer> writer = Optional.empty();

  /**
   * @param folder must exist when it is read; nothing outside of it is ever touched
   */
  public CalendarDir(Path folder, FolderFormat format, Clock clock) {
    this(new Disk(folder, clock), format);
  }

  CalendarDir(Disk disk, FolderFormat format) {
    this.disk = disk;
    this.format = format;
  }

  /** The names of the files that an item is in, that of the master first. */
  public static List<String> files(Place place) {
    return Seat.of(place, new Version("")).entries().stream().map(Seat.Entry::name).toList();
  }

  @Override
  public String label() {
    return disk.folder().toString();
  }

  @Override
  public Snapshot read(Known known) throws IOException {
    boolean writable = Files.isWritable(disk.folder());
    Survey survey = new Survey(disk, known);
    if (writable) {
      survey.scan().removeLeftovers();
    }
    Findings findings = new Findings(survey, disk, format);
    Snapshot snapshot = findings.snapshot(writable);
    last = LastRead.of(survey, findings, snapshot);
    writer = Optional.of(writer(survey.scan()));
    return snapshot;
  }

  /** Reads the files of that place, and where the item is not in them, all. */
  @Override
  public Optional<Held> find(String uid, Place place) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (Seat.Entry entry : Seat.of(place, new Version("")).entries()) {
      switch (Loader.load(disk, entry.name())) {
        case Loaded.Sound(CalendarFile file, var problems) when file.items().containsKey(uid) ->
            pieces.add(file.piece(file.instances(uid), format.zone(), disk.clock().instant()));
        case Loaded.Damaged damaged ->
            throw new IOException(damaged.problem().where() + " " + damaged.problem().reason());
        case Loaded.Sound sound -> {}
        case Loaded.Gone gone -> {}
      }
    }
    if (pieces.isEmpty()) {
      Findings all = new Findings(new Survey(disk, Known.NOTHING), disk, format);
      return Optional.ofNullable(all.snapshot(false).changed().get(uid));
    }
    return Optional.of(new Assembly(pieces, List.of()).held(uid, format.layout()));
  }

  @Override
  public List<Written> write(List<Write> writes) {
    try {
      if (writer.isEmpty()) {
        writer = Optional.of(writer(Scan.of(disk)));
      }
      return writer.get().write(writes);
    } catch (IOException e) {
      ItemProblem problem = Complaint.cannotWrite(disk.folder(), "", e);
      return writes.stream().<Written>map(write -> new Written.Refused(problem)).toList();
    }
  }

  private Writer writer(Scan scan) {
    return new Writer(disk, format, new Names(scan.files().keySet()), last);
  }

  /** The override files that a deleted master's file left behind. */
  @Override
  public List<ItemProblem> sweep(Set<String> uids) {
    List<ItemProblem> problems = new ArrayList<>();
    for (Written written : write(last.sweeping(uids))) {
      if (written instanceof Written.Refused(ItemProblem problem, Lasts lasts)) {
        problems.add(problem);
      }
    }
    return problems;
  }

  @Override
  public boolean isTidy() {
    return last.isTidy();
  }

  /**
   * Brings the folder into order once a run is settled, for the items that the last {@link #read}
   * found changed and nothing has touched since: files follow a new date or title, a master takes
   * the EXDATE of an override whose file was deleted, and override files whose master's file was
   * deleted go. Names that do not fit, but did not before either, stay.
   *
   * @param settled what the run ended in; the seats in the answer take the place of those in it
   */
  @Override
  public Tidied tidy(Known settled) {
    List<Write> writes = last.tidying(settled);
    Map<String, Known.Seat> moved = new TreeMap<>(last.renewed(settled));
    List<ItemProblem> problems = new ArrayList<>();
    List<Written> answers = write(writes);
    for (int i = 0; i < answers.size(); i++) {
      String uid = writes.get(i).uid();
      switch (answers.get(i)) {
        case Written.Stored(Held held) ->
            moved.put(uid, new Known.Seat(held.place(), held.version()));
        case Written.Refused refused -> problems.add(refused.problem());
        case Written.Unsettled unsettled ->
            problems.add(Complaint.cannotWrite(disk.folder(), "", unsettled.cause()));
        case Written.Stale stale -> moved.remove(uid);
        case Written.Removed removed -> moved.remove(uid);
      }
    }
    return new Tidied(moved, problems);
  }
}

package org.kalends.core.files;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kalends.core.sync.ItemProblem;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Encoding;
import org.kalends.ics.Item;
import org.kalends.ics.Limits;

/** Reads one file, and tells whether it can be relied on. */
final class Loader {
  private static final int ATTEMPTS = 3;

  private final Disk disk;
  private final Path path;
  private final String name;

  private Loader(Disk disk, String name) {
    this.disk = disk;
    this.name = name;
    this.path = disk.path(name);
  }

  static Loaded load(Disk disk, String name) {
    Loader loader = new Loader(disk, name);
    try {
      return loader.load();
    } catch (NoSuchFileException e) {
      return new Loaded.Gone();
    } catch (IOException e) {
      return loader.damaged(Optional.empty(), Complaint.cannotRead(loader.path, e));
    }
  }

  /** Whether there is certainly no such file; costs less than to load it. */
  static boolean isGone(Disk disk, String name) {
    try {
      return isGone(Disk.attributes(disk.path(name)));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isGone(Optional<BasicFileAttributes> found) {
    return found.isEmpty() || found.get().isDirectory();
  }

  private Loaded load() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<BasicFileAttributes> found = Disk.attributes(path);
      if (isGone(found)) {
        return new Loaded.Gone();
      }
      Fingerprint before = Fingerprint.of(found.get());
      if (!found.get().isRegularFile()) {
        return damaged(Optional.of(before), Complaint.link(path));
      }
      if (before.size() > Limits.DEFAULT.bytes()) {
        return damaged(Optional.of(before), Complaint.tooLarge(path, Limits.DEFAULT.bytes()));
      }
      byte[] bytes = disk.read(name);
      if (disk.fingerprint(name).equals(Optional.of(before))) {
        return judge(before, bytes);
      }
    }
    return damaged(Optional.empty(), Complaint.busy(path));
  }

  private Loaded judge(Fingerprint fingerprint, byte[] bytes) {
    if (bytes.length == 0) {
      return damaged(Optional.of(fingerprint), Complaint.empty(path));
    }
    CalendarFile file = CalendarFile.of(name, fingerprint, Document.parse(bytes).document());
    List<ItemProblem> withoutUid = withoutUid(file.document());
    Optional<ItemProblem> damage = damage(file, bytes, !withoutUid.isEmpty());
    return damage.isEmpty()
        ? new Loaded.Sound(file, withoutUid)
        : new Loaded.Damaged(Optional.of(fingerprint), file.items().keySet(), damage.get());
  }

  private Optional<ItemProblem> damage(CalendarFile file, byte[] bytes, boolean hasWithoutUid) {
    Document document = file.document();
    String title = file.items().values().stream().findFirst().map(Item::title).orElse("");
    if (!Encoding.isText(bytes)) {
      return Optional.of(Complaint.notUtf8(path, title));
    }
    if (document.calendars().isEmpty()) {
      return Optional.of(Complaint.noCalendar(path));
    }
    Optional<Component> cutOff =
        document.calendars().stream().flatMap(Loader::all).filter(Component::unclosed).findFirst();
    if (cutOff.isPresent()) {
      Component component = cutOff.get();
      return Optional.of(Complaint.cutOff(path, title, component.line(), component.name()));
    }
    boolean bare = file.items().isEmpty() && !hasWithoutUid;
    return bare ? Optional.of(Complaint.noItem(path)) : Optional.empty();
  }

  private static Stream<Component> all(Component component) {
    return Stream.concat(
        Stream.of(component), component.components().stream().flatMap(Loader::all));
  }

  private List<ItemProblem> withoutUid(Document document) {
    List<ItemProblem> problems = new ArrayList<>();
    for (Component component : withoutUid(document.calendars())) {
      String title = component.text("SUMMARY").orElse("");
      problems.add(Complaint.noUid(path, title, component.line()));
    }
    return problems;
  }

  static List<Component> withoutUid(List<Component> calendars) {
    return calendars.stream()
        .flatMap(calendar -> calendar.components().stream())
        .filter(component -> Item.KINDS.contains(component.name()))
        .filter(component -> component.text("UID").filter(uid -> !uid.isBlank()).isEmpty())
        .toList();
  }

  private Loaded damaged(Optional<Fingerprint> fingerprint, ItemProblem problem) {
    return new Loaded.Damaged(fingerprint, Set.of(), problem);
  }
}

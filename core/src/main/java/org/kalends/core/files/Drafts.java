package org.kalends.core.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.meaning.EventId;
import org.kalends.ics.zone.Zones;

/** What the files of an item are to be, given its text and the files it has. */
final class Drafts {
  private final FolderFormat format;
  private final Free free;

  /** Whether an item that has no file of that name can have the name. */
  interface Free {
    /** Throws if the file of that name is one of the same item. */
    boolean test(String name, String uid) throws Overtaken;
  }

  /** The folder is not as the write expects it. */
  static final class Overtaken extends Exception {
    private static final long serialVersionUID = 1L;

    Overtaken(String message) {
      super(message);
    }
  }

  Drafts(FolderFormat format, Free free) {
    this.format = format;
    this.free = free;
  }

  /**
   * In the order of the instances, the master's file first.
   *
   * @param own whether the text was in this folder before
   * @param without instances that get no file
   */
  List<Draft> of(
      Item item, Document document, boolean own, List<CalendarFile> existing, Set<String> without)
      throws Overtaken {
    return switch (format.layout()) {
      case CALDIR -> perInstance(item, document, own, existing, without);
      case VDIR -> List.of(whole(item, document, existing));
    };
  }

  private Draft whole(Item item, Document document, List<CalendarFile> existing) throws Overtaken {
    Optional<CalendarFile> from = existing.stream().filter(CalendarFile::holdsOneItem).findFirst();
    if (from.isPresent()) {
      return new Draft(from, from.get().name(), document);
    }
    String plain = FileNames.vdir(item.uid(), false);
    boolean free = isFree(plain, item.uid(), existing);
    String name = free ? plain : FileNames.vdir(item.uid(), true);
    return new Draft(from, name, document);
  }

  private List<Draft> perInstance(
      Item item, Document document, boolean own, List<CalendarFile> existing, Set<String> without)
      throws Overtaken {
    Zones zones = CalendarFile.zones(document);
    SortedMap<String, CalendarFile> files = soleFiles(item.uid(), existing);
    SortedMap<String, List<Component>> instances = CalendarFile.instances(item, zones);
    instances.keySet().removeAll(without);
    List<Draft> drafts = new ArrayList<>();
    for (var instance : instances.entrySet()) {
      Optional<CalendarFile> from = Optional.ofNullable(files.get(instance.getKey()));
      List<Component> components = instance.getValue();
      String name = name(components.getFirst(), zones, from, existing);
      Document content =
          own && !Container.isOurs(document) && from.filter(Container.sameMaker(document)).isEmpty()
              ? Container.by(document, components)
              : content(item, components, document, from);
      drafts.add(new Draft(from, name, content));
    }
    return drafts;
  }

  /** The files that hold one instance and nothing else, by instance. */
  private static SortedMap<String, CalendarFile> soleFiles(
      String uid, List<CalendarFile> existing) {
    SortedMap<String, CalendarFile> files = new TreeMap<>();
    for (CalendarFile file : existing) {
      if (file.sole().isPresent()) {
        files.putIfAbsent(file.instances(uid).firstKey(), file);
      }
    }
    return files;
  }

  private Document content(
      Item item, List<Component> components, Document document, Optional<CalendarFile> from) {
    List<Component> zones = CalendarFile.timeZones(document).toList();
    return from.map(file -> Container.replace(file.document(), item.uid(), components, zones))
        .orElseGet(() -> Container.around(components, zones, format));
  }

  private String name(
      Component component, Zones zones, Optional<CalendarFile> from, List<CalendarFile> existing)
      throws Overtaken {
    String stem = FileNames.stem(component, format.zone(), zones);
    EventId id = EventId.of(component, zones);
    for (int length = FileNames.ID_LENGTH; ; length += FileNames.ID_LENGTH) {
      String name = FileNames.caldir(stem, id, length);
      boolean own = from.filter(file -> file.name().equals(name)).isPresent();
      if (own || length == FileNames.MAX_ID_LENGTH || isFree(name, id.uid(), existing)) {
        return name;
      }
    }
  }

  private boolean isFree(String name, String uid, List<CalendarFile> existing) throws Overtaken {
    return existing.stream().noneMatch(file -> file.name().equals(name)) && free.test(name, uid);
  }
}

package org.kalends.testkit.kills;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Snapshot;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.testkit.PlainDav;

/** A folder and a calendar on a server, as anyone may look at them, without what Kalends knows. */
final class Stage {
  private final Path folder;
  private final URI calendar;
  private final PlainDav dav;
  private final Map<String, URI> addresses = new HashMap<>();
  private final List<String> oddities = new ArrayList<>();

  Stage(Path folder, URI calendar, PlainDav dav) {
    this.folder = folder;
    this.calendar = calendar;
    this.dav = dav;
  }

  Path folder() {
    return folder;
  }

  PlainDav dav() {
    return dav;
  }

  /** The address of a resource of that name. */
  URI address(String name) {
    return calendar.resolve(name);
  }

  /** Where an item is on the server, as of the last look. */
  URI where(String uid) {
    return addresses.get(uid);
  }

  /** What was not as it should be at the last looks. */
  List<String> oddities() {
    return List.copyOf(oddities);
  }

  /** What the folder holds, by UID. */
  Map<String, Document> left() throws IOException {
    var format = FolderFormat.plain(Layout.CALDIR, ZoneOffset.UTC);
    Snapshot now = new CalendarDir(folder, format, Clock.systemUTC()).read(Known.NOTHING);
    oddities.clear();
    now.problems().stream().map(ItemProblem::toString).forEach(oddities::add);
    Map<String, Document> items = new TreeMap<>();
    now.changed().forEach((uid, held) -> items.put(uid, held.document()));
    return items;
  }

  /** What the server holds, by UID. */
  Map<String, Document> right() {
    addresses.clear();
    Map<String, Document> items = new TreeMap<>();
    dav.all(calendar)
        .forEach((address, bytes) -> {
          Document document = Document.parse(bytes).document();
          for (Item item : Item.in(document).items()) {
            if (items.put(item.uid(), document) != null) {
              oddities.add("twice on the server: " + item.uid() + ", also at " + address);
            }
            addresses.put(item.uid(), address);
          }
        });
    return items;
  }

  /** The names of the files that hold something of an item. */
  List<String> files(String uid) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : files()) {
      if (Files.readString(file).contains("UID:" + uid + "\r\n")) {
        names.add(file.getFileName().toString());
      }
    }
    return names;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".ics"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  void write(String name, String text) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /** All that a write to either side changes. */
  String fingerprint() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files()) {
      all.append(file.getFileName()).append(' ').append(Files.getLastModifiedTime(file));
      all.append(' ').append(Files.size(file)).append('\n');
    }
    dav.etags(calendar).forEach((address, etag) -> all.append(address).append(etag).append('\n'));
    return all.toString();
  }
}

package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Tidied;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Document;

/** A calendar folder under test, with what a ledger would know of it. */
final class Folder {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  final Path path;
  final CalendarDir dir;
  private final Map<String, Known.Seat> known = new HashMap<>();

  private Folder(Path path, FolderFormat format) {
    this.path = path;
    this.dir = new CalendarDir(path, format, Clock.systemUTC());
  }

  static Folder caldir(Path path) {
    return new Folder(path, FolderFormat.plain(Layout.CALDIR, ZONE));
  }

  static Folder vdir(Path path) {
    return new Folder(path, FolderFormat.plain(Layout.VDIR, ZONE));
  }

  static Folder of(Path path, FolderFormat format) {
    return new Folder(path, format);
  }

  /** A calendar of these components, given as lines between BEGIN and END. */
  static String calendar(String... components) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n"
        + String.join("", components)
        + "END:VCALENDAR\r\n";
  }

  static String event(String uid, String title, String... lines) {
    String more = Stream.of(lines).map(line -> line + "\r\n").collect(Collectors.joining());
    boolean dated = Stream.of(lines).anyMatch(line -> line.startsWith("DTSTART"));
    return "BEGIN:VEVENT\r\nUID:%s\r\nSUMMARY:%s\r\n%s%sEND:VEVENT\r\n"
        .formatted(uid, title, dated ? "" : "DTSTART:20250320T140000Z\r\n", more);
  }

  static Document document(String text) {
    return Document.parse(text.getBytes(StandardCharsets.UTF_8)).document();
  }

  /** A file as someone wrote it a while ago. */
  Path put(String name, String text) throws IOException {
    return put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path put(String name, byte[] bytes) throws IOException {
    Path file = Files.write(path.resolve(name), bytes);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }

  void delete(String name) throws IOException {
    Files.delete(path.resolve(name));
  }

  String text(String name) throws IOException {
    return Files.readString(path.resolve(name));
  }

  SortedSet<String> names() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Reads against what is known. */
  Snapshot look() throws IOException {
    return dir.read(new Known(Map.copyOf(known), Optional.empty()));
  }

  /** Reads, and knows from then on what was read. */
  Snapshot learn() throws IOException {
    Snapshot snapshot = look();
    snapshot.changed().values().forEach(this::know);
    snapshot.missing().forEach(known::remove);
    return snapshot;
  }

  void know(Held held) {
    known.put(held.uid(), new Known.Seat(held.place(), held.version()));
  }

  void forget(String uid) {
    known.remove(uid);
  }

  Known.Seat seat(String uid) {
    return known.get(uid);
  }

  Tidied tidy() {
    Tidied tidied = dir.tidy(new Known(Map.copyOf(known), Optional.empty()));
    known.putAll(tidied.moved());
    return tidied;
  }

  Written write(Write write) {
    return dir.write(List.of(write)).getFirst();
  }

  Held create(String uid, String text) {
    return stored(write(new Write.Create(uid, document(text))));
  }

  Written replacing(String uid, String text) {
    Known.Seat seat = known.get(uid);
    return write(new Write.Replace(uid, seat.place(), seat.version(), document(text)));
  }

  Held replace(String uid, String text) {
    return stored(replacing(uid, text));
  }

  Written delete(Held held) {
    return write(new Write.Delete(held.uid(), held.place(), held.version()));
  }

  private Held stored(Written written) {
    assertThat(written).isInstanceOf(Written.Stored.class);
    Held held = ((Written.Stored) written).held();
    know(held);
    return held;
  }

  /** Nothing has changed, and nothing is wrong. */
  void isQuiet() throws IOException {
    Snapshot snapshot = look();
    assertThat(snapshot.changed()).isEmpty();
    assertThat(snapshot.missing()).isEmpty();
    assertThat(snapshot.unreadable()).isEmpty();
    assertThat(snapshot.problems()).isEmpty();
  }
}

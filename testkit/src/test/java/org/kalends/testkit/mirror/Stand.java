package org.kalends.testkit.mirror;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kalends.core.mirror.Books;
import org.kalends.core.mirror.Mirror;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Report;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.testkit.MemoryBase;
import org.kalends.testkit.MemoryReplica;

/** A source and a target in memory, and a mirror between them. */
final class Stand {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  final MemoryReplica source = new MemoryReplica("source");
  final MemoryReplica target = new MemoryReplica("target");
  MemoryBase base = new MemoryBase();
  MemoryBase seen = new MemoryBase();
  MirrorSpec spec;
  LocalDate today = LocalDate.of(2026, 3, 2);

  Stand(MirrorSpec spec) {
    this.spec = spec;
  }

  static Stand series() {
    return new Stand(MirrorSpec.series("m", BERLIN));
  }

  static Stand instances() {
    return new Stand(
        MirrorSpec.instances("m", BERLIN).withWindow(org.kalends.core.mirror.Window.of(7, 14)));
  }

  Mirror mirror() {
    return new Mirror(spec, source, target, new Books(base, seen), today);
  }

  Plan plan() throws IOException {
    return mirror().prepare(0);
  }

  Report run() throws IOException {
    Mirror mirror = mirror();
    return mirror.apply(mirror.prepare(0), Progress.NONE);
  }

  /** How many writes a run asks of the target. */
  int writes() throws IOException {
    int before = target.writes();
    run();
    return target.writes() - before;
  }

  /** As Nextcloud does with what is in its trash bin. */
  void takeNoUidTwice() {
    Set<String> burnt = new HashSet<>();
    target.refusing(document -> {
      String uid = Item.in(document).items().getFirst().uid();
      return !target.documents().containsKey(uid) && !burnt.add(uid);
    });
  }

  /** Forgets everything. */
  void loseLedger() {
    base = new MemoryBase();
    seen = new MemoryBase();
  }

  /** An event of these lines, under that UID. */
  static Document event(String uid, String... lines) {
    return document(
        "BEGIN:VEVENT\nUID:"
            + uid
            + "\nDTSTAMP:20260101T000000Z\n"
            + String.join("\n", lines)
            + "\nEND:VEVENT\n");
  }

  static Document document(String components) {
    String text =
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n" + components + "END:VCALENDAR\n";
    return Document.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)).document();
  }

  /** Titles of the target by the start that they have, in the words of the text. */
  Map<String, String> shown() {
    Map<String, String> shown = new TreeMap<>();
    for (Document document : target.documents().values()) {
      for (Item item : Item.in(document).items()) {
        item.components()
            .forEach(c ->
                shown.put(
                    c.property("DTSTART").orElseThrow().value(), c.text("SUMMARY").orElse("")));
      }
    }
    return shown;
  }

  List<String> uids() {
    return List.copyOf(target.documents().keySet());
  }
}

package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.dav.server.DavServer;
import org.kalends.dav.server.Passwords;
import org.kalends.dav.server.ServerLog;
import org.kalends.dav.server.ServerSettings;
import org.kalends.dav.server.User;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Samples;

/** One root that is served to a phone and synced with a server far away, both at once. */
class ServeAndSyncTest {
  private static final int ITEMS = 20;
  private static final int ROUNDS = 6;
  private OwnServer far;
  private Person ann;
  private DavServer near;
  private PlainDav dav;

  @BeforeEach
  void start() throws Exception {
    far = new OwnServer(Layout.VDIR);
    dav = new PlainDav(far);
    dav.make(far("work"));
    ann = new Person("ann").account("far", far.base(), far.user(), far.password());
    ann.calendar("work", "far", far("work"));
    for (int i = 0; i < ITEMS; i++) {
      put(far("work"), i, "Item " + i);
    }
    ann.run(0, "sync");
    near = serve();
  }

  @AfterEach
  void stop() {
    near.close();
    ann.close();
    far.close();
  }

  /** As the command does, with the ledger of that root. */
  private DavServer serve() throws Exception {
    Path ledger;
    try (Stream<Path> files = Files.walk(ann.home().resolve(".local/state"))) {
      ledger = files.filter(file -> file.endsWith("ledger.db")).findFirst().orElseThrow();
    }
    var format = FolderFormat.plain(Layout.CALDIR, ZoneId.of("Europe/Berlin"));
    String hash = Passwords.hash(far.password().toCharArray());
    var user = new User(far.user(), hash, ann.root(), ledger, format);
    var bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return DavServer.start(
        ServerSettings.of(bind, List.of(user)), Clock.systemUTC(), ServerLog.NONE);
  }

  private URI far(String calendar) {
    return far.home().resolve(calendar + "/");
  }

  private URI near() {
    return near.address().resolve("calendars/" + far.user() + "/work/");
  }

  private int put(URI calendar, int item, String title) {
    return dav.put(
        calendar.resolve("item-" + item + ".ics"), Samples.event("item-" + item, title).bytes());
  }

  private String phones(int item) {
    String text =
        dav.all(near()).values().stream()
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .filter(found -> found.contains("UID:item-" + item + "\r\n"))
            .findFirst()
            .orElseThrow();
    return text.lines().filter(line -> line.startsWith("SUMMARY:")).findFirst().orElseThrow();
  }

  @Test
  void whatThePhoneAndTheFarServerWereToldIsNeverLost() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<?>> all = new ArrayList<>();
      all.add(threads.submit(() -> edits(near(), 0, "Phone")));
      all.add(threads.submit(() -> edits(far("work"), 1, "Far")));
      all.add(
          threads.submit(() -> {
            for (int round = 0; round < ROUNDS; round++) {
              assertThat(ann.run("sync").exit()).isNotEqualTo(2);
            }
          }));
      for (Future<?> one : all) {
        one.get();
      }
    }
    ann.run(0, "sync");
    String last = " " + (ROUNDS - 1);
    for (int i = 0; i < ITEMS; i++) {
      String expected = "SUMMARY:" + (i % 2 == 0 ? "Phone" : "Far") + last;
      assertThat(phones(i)).as("on the phone, item %d", i).isEqualTo(expected);
    }
    assertThat(ann.files("work")).hasSize(ITEMS);
    Items.in(ann.files("work"))
        .assertMeansTheSameAs(
            Items.of(dav.all(far("work")).values().stream().toList()), far.damages());
    assertThat(ann.run(0, "status")).contains("in step");
  }

  /** Every second item, over and over. */
  private void edits(URI calendar, int from, String who) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = from; i < ITEMS; i += 2) {
        int status = put(calendar, i, who + " " + round);
        assertThat(status).as("PUT of item %d", i).isBetween(200, 299);
      }
    }
  }
}

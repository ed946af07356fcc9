package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kalends.testkit.CountingProxy;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Samples;
import org.kalends.testkit.TestServer;

/** A watch with one account of two calendars on a server, asked by way of a relay. */
@Timeout(180)
abstract class WatchContract {
  TestServer server;
  PlainDav dav;
  CountingProxy proxy;
  Person ann;
  Path work;

  abstract TestServer start();

  @BeforeEach
  void connect() {
    server = start();
    dav = new PlainDav(server);
    proxy = CountingProxy.to(server.base());
    ann =
        new Person("ann")
            .account("far", proxy.via(server.base()), server.user(), server.password());
    work = add("work");
  }

  Path add(String calendar) {
    dav.make(far(calendar));
    return ann.calendar(calendar, "far", proxy.via(far(calendar)));
  }

  @AfterEach
  void close() {
    ann.close();
    proxy.close();
    server.close();
  }

  URI far(String calendar) {
    return server.home().resolve(calendar + "/");
  }

  Watching watch(String... options) {
    return Watching.of(ann, Map.of("PASSWORD_far", server.password()), options);
  }

  static Path write(Path folder, String uid, String title) throws IOException {
    return Files.write(folder.resolve(uid + ".ics"), Samples.event(uid, title).bytes());
  }

  void put(String calendar, String uid, String title) {
    int status = dav.put(far(calendar).resolve(uid + ".ics"), Samples.event(uid, title).bytes());
    assertThat(status).isBetween(200, 299);
  }

  String onServer(String calendar) {
    var all = new StringBuilder();
    dav.all(far(calendar)).values().forEach(b -> all.append(new String(b, StandardCharsets.UTF_8)));
    return all.toString();
  }

  @Test
  void whatIsDoneInAFolderIsOnTheServerAtOnce() throws Exception {
    try (Watching watch = watch("--interval", "1h")) {
      watch.says("watching work");
      write(work, "lunch", "Team lunch");
      assertThat(watch.says("Team lunch"))
          .matches("\\d\\d:\\d\\d  work  ↑ \\+ 2025-03-20  Team lunch");
      assertThat(onServer("work")).contains("SUMMARY:Team lunch");
      Path file = ann.files("work").getFirst();
      Files.writeString(file, Files.readString(file).replace("Team lunch", "Late lunch"));
      assertThat(watch.says("Late lunch")).contains("↑ ~");
      assertThat(onServer("work")).contains("SUMMARY:Late lunch");
      Files.delete(ann.files("work").getFirst());
      watch.says("↑ -");
      assertThat(onServer("work")).isEmpty();
      assertThat(watch.end()).isZero();
    }
  }

  @Test
  void whatIsDoneOnTheServerIsInTheFolderWithTheNextPoll() throws Exception {
    try (Watching watch = watch("--interval", "1s")) {
      watch.says("watching work");
      put("work", "talk", "Talk");
      assertThat(watch.says("Talk")).contains("work  ↓ + 2025-03-20  Talk");
      assertThat(ann.files("work")).hasSize(1);
      put("work", "talk", "Long talk");
      watch.says("↓ ~");
      assertThat(ann.files("work").getFirst()).content().contains("SUMMARY:Long talk");
      dav.delete(far("work").resolve("talk.ics"));
      watch.says("↓ -");
      assertThat(ann.files("work")).isEmpty();
    }
  }

  @Test
  void whatItWroteItselfIsLookedAtOnceAndThenThereIsSilence() throws Exception {
    put("work", "talk", "Talk");
    write(work, "lunch", "Team lunch");
    try (Watching watch = watch("--interval", "1h")) {
      watch.says("Team lunch");
      proxy.counts();
      int windows = 1;
      while (!watch.isSilentFor(Duration.ofSeconds(2)) || !proxy.counts().isEmpty()) {
        windows++;
      }
      assertThat(windows).isLessThan(10);
    }
  }
}

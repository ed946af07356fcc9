package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.core.files.Layout;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.TestServer;
import org.kalends.testkit.Xandikos;

/** Real servers and folders hold the very texts again that they held before a run. */
class UndoSyncTest {
  private static final GeneratedCalendar EVENTS = new GeneratedCalendar(23);
  private static final int MANY = 30;

  /** A server that is started when its turn has come. */
  record Kind(String name, Supplier<TestServer> start) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> servers() {
    return Stream.of(
        new Kind("ours", () -> new OwnServer(Layout.CALDIR)),
        new Kind("Radicale", Radicale::start),
        new Kind("Xandikos", Xandikos::start));
  }

  /** What both sides hold, whatever it is called there. */
  private record Texts(List<String> folder, List<String> server) {}

  private static Texts texts(Copy.Folder folder, Copy.Server server) {
    return new Texts(
        folder.person().files("work").stream().map(Copy.Folder::read).sorted().toList(),
        server.dav().all(server.collection("work")).values().stream()
            .map(text -> new String(text, StandardCharsets.UTF_8))
            .sorted()
            .toList());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void bothSidesAreWordForWordWhatTheyWere(Kind kind) {
    try (TestServer started = kind.start().get();
        Person ann = new Person("ann")) {
      var server = new Copy.Server(new PlainDav(started), started.home());
      var folder = new Copy.Folder(ann);
      server.dav().make(server.collection("work"));
      for (int i = 0; i < MANY; i++) {
        server.add("work", EVENTS.event(i));
      }
      ann.account("server", started.base(), started.user(), started.password());
      ann.calendar("work", "server", server.collection("work"));
      ann.run(0, "sync");
      Texts before = texts(folder, server);

      for (int i = 0; i < 5; i++) {
        folder.edit("work", EVENTS.event(i).uid(), Events.title("Here " + i));
        server.edit("work", EVENTS.event(5 + i).uid(), Events.title("There " + i));
      }
      folder.add("work", EVENTS.event(MANY));
      ann.run(0, "sync");
      Texts after = texts(folder, server);
      ann.run(0, "undo");
      assertThat(texts(folder, server)).isEqualTo(before);
      isInStep(ann);
      ann.run(0, "undo");
      assertThat(texts(folder, server)).isEqualTo(after);
      isInStep(ann);

      folder.person().files("work").forEach(Copy.Folder::remove);
      ann.run(0, "sync", "--force-deletes");
      assertThat(server.items("work").uids()).isEmpty();
      ann.run(0, "undo");
      assertThat(texts(folder, server)).isEqualTo(after);
      isInStep(ann);
    }
  }

  private static void isInStep(Person ann) {
    assertThat(ann.run(0, "sync")).isEqualTo("work  in step\n");
  }
}

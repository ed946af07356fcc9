package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.core.files.Layout;
import org.kalends.testkit.Khal;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.Scratch;
import org.kalends.testkit.TestServer;
import org.kalends.testkit.Vdirsyncer;
import org.kalends.testkit.Xandikos;

/**
 * What is changed by command in a readable folder goes by sync to a server, from there by
 * vdirsyncer to another folder, and reads the same in khal.
 */
class EditingSyncTest {
  private static final String FROM = "2026-03-01";
  private static final String TO = "2026-03-31";

  static Stream<Arguments> servers() {
    return Stream.of(
        server("Radicale", Radicale::start),
        server("Xandikos", Xandikos::start),
        server("Kalends", () -> new OwnServer(Layout.CALDIR)));
  }

  private static Arguments server(String name, Supplier<TestServer> start) {
    return Arguments.of(name, start);
  }

  /** Ann's folder, and what khal shows of it on the other side of the server. */
  private static final class Both implements AutoCloseable {
    private final Scratch elsewhere = Scratch.folder("elsewhere");
    private final Person ann = new Person("ann");
    private final TestServer running;
    private final Copy.Server server;
    private final Vdirsyncer vdirsyncer;
    private final Khal khal;

    Both(TestServer running) {
      this.running = running;
      server = new Copy.Server(new PlainDav(running), running.home());
      URI work = server.collection("work");
      server.dav().make(work);
      ann.account("server", running.base(), running.user(), running.password());
      ann.calendar("work", "server", work);
      vdirsyncer = new Vdirsyncer(elsewhere.folder(), running, running.home(), List.of("work"));
      khal = new Khal(elsewhere.folder());
    }

    /** Everything agrees, and there is nothing left to do. */
    void assertSame(String... shown) {
      ann.run(0, "sync");
      vdirsyncer.sync();
      List<String> ours = shown();
      assertThat(khal.list(FROM, TO).lines().filter(line -> line.startsWith("2026-")))
          .containsExactlyInAnyOrderElementsOf(ours);
      assertThat(ours).contains(shown);
      assertThat(ann.run(0, "status")).contains("in step");
    }

    private List<String> shown() {
      String json = ann.run("events", "--from", FROM, "--to", TO, "--json").out();
      List<String> lines = new ArrayList<>();
      for (JsonElement one :
          JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("events")) {
        JsonObject event = one.getAsJsonObject();
        String start = event.get("start").getAsString();
        String time = start.length() > 10 ? start.substring(0, 16).replace('T', ' ') : start;
        lines.add(time + " " + event.get("title").getAsString());
      }
      return lines;
    }

    @Override
    public void close() {
      khal.close();
      vdirsyncer.close();
      ann.close();
      elsewhere.close();
      running.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void everyEditByCommandReadsTheSameEverywhere(String name, Supplier<TestServer> start) {
    try (Both both = new Both(start.get())) {
      Person ann = both.ann;
      ann.run(0, "new", "Lunch", "2026-03-04 12:30", "--location", "Cafe; corner, left");
      ann.run(0, "new", "Holiday", "2026-03-20");
      ann.run(0, "new", "Stand-up", "2026-03-02 9:30", "--for", "15m", "--repeat", "every weekday");
      ann.run(
          0, "new", "Call", "2026-03-05 9:00", "--zone", "America/New_York", "--repeat", "weekly");
      // The United States change their clocks three weeks before Europe does.
      both.assertSame(
          "2026-03-04 12:30 Lunch",
          "2026-03-20 Holiday",
          "2026-03-31 09:30 Stand-up",
          "2026-03-05 15:00 Call",
          "2026-03-12 14:00 Call");

      ann.run(0, "move", "lunch", "2026-03-06", "13:00", "--for", "90m");
      ann.run(0, "edit", "holiday", "--title", "Free day");
      ann.run(
          0, "edit", "stand-up", "--this", "2026-03-10", "--title", "Guests", "--start", "10:00");
      ann.run(0, "delete", "stand-up", "--this", "2026-03-11");
      ann.run(0, "move", "call", "2026-03-13 16:00", "--this", "2026-03-12");
      both.assertSame(
          "2026-03-06 13:00 Lunch",
          "2026-03-20 Free day",
          "2026-03-10 10:00 Guests",
          "2026-03-13 16:00 Call");

      ann.run(0, "edit", "stand-up", "--restore", "2026-03-11");
      ann.run(
          0,
          "edit",
          "stand-up",
          "--following",
          "2026-03-16",
          "--start",
          "8:00",
          "--title",
          "Early");
      ann.run(0, "move", "call", "16:30", "--all");
      ann.run(0, "delete", "free day");
      both.assertSame(
          "2026-03-11 09:30 Stand-up", "2026-03-13 09:30 Stand-up", "2026-03-16 08:00 Early");
      assertThat(both.shown()).doesNotContain("2026-03-16 09:30 Stand-up", "2026-03-20 Free day");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void anOccurrenceEditedOnTheServerArrivesAsAFile(String name, Supplier<TestServer> start) {
    try (Both both = new Both(start.get())) {
      both.ann.run(0, "new", "Stand-up", "2026-03-02 9:30", "--repeat", "daily 20 times");
      both.assertSame("2026-03-21 09:30 Stand-up");
      String uid = both.server.items("work").uids().iterator().next();
      both.server.edit(
          "work",
          uid,
          event ->
              event.replace(
                  "END:VEVENT",
                  """
                  EXDATE;TZID=Europe/Berlin:20260304T093000\r
                  END:VEVENT\r
                  BEGIN:VEVENT\r
                  UID:%s\r
                  DTSTAMP:20260302T100000Z\r
                  RECURRENCE-ID;TZID=Europe/Berlin:20260303T093000\r
                  DTSTART;TZID=Europe/Berlin:20260303T110000\r
                  DTEND;TZID=Europe/Berlin:20260303T113000\r
                  SUMMARY:Moved on the server\r
                  END:VEVENT\
                  """
                      .formatted(uid)));
      both.assertSame("2026-03-03 11:00 Moved on the server");
      assertThat(both.shown()).doesNotContain("2026-03-04 09:30 Stand-up");
      assertThat(both.ann.files("work"))
          .extracting(file -> file.getFileName().toString())
          .anyMatch(file -> file.startsWith("2026-03-03T1100__moved-on-the-server_"));
    }
  }
}

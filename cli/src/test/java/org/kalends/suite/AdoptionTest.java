package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.testkit.CountingProxy;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;

/** A folder that another caldir tool has kept in step with the same server goes on with Kalends. */
class AdoptionTest {
  private static final String HEAD =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:CALDIR\r\nX-WR-CALNAME:Work\r\n";
  private final Radicale radicale = Radicale.start();
  private final CountingProxy proxy = CountingProxy.to(radicale.base());
  private final Copy.Server server = new Copy.Server(new PlainDav(radicale), radicale.home());
  private final Person ann = new Person("ann");
  private Path folder;

  @BeforeEach
  void bothHaveTheSame() throws IOException {
    server.dav().make(server.collection("work"));
    ann.account("server", proxy.via(radicale.base()), radicale.user(), radicale.password());
    folder = ann.calendar("work", "server", proxy.via(server.collection("work")));
    local("2025-03-20T1500__dentist_1f2e3d4c.ics", single("dentist-1", "Dentist"));
    local("2025-03-21__holiday_aabbccdd.ics", allDay("holiday-1", "Holiday"));
    local("_recurring__standup_deadbeef.ics", master());
    local("2025-03-26T1000__standup-later_0badcafe.ics", override());
    upload("dentist-1", single("dentist-1", "Dentist"));
    upload("holiday-1", allDay("holiday-1", "Holiday"));
    upload("standup-1", master() + override());
    synced("dentist-1", "holiday-1", "standup-1");
  }

  @AfterEach
  void close() {
    ann.close();
    proxy.close();
    radicale.close();
  }

  @Test
  void aFolderInStepIsTakenOverWithoutAnyChange() {
    ann.run(0, "sync");
    assertThat(CountingProxy.writes(proxy.counts())).isZero();
    assertThat(ann.files("work")).hasSize(4);
    assertThat(server.items("work").uids()).containsOnly("dentist-1", "holiday-1", "standup-1");
    new Copy.Folder(ann).items("work").assertMeansTheSameAs(server.items("work"));
  }

  @Test
  void whatIsNewOnEitherSideReachesTheOther() throws IOException {
    local("2025-04-01T0900__new-here_12341234.ics", single("here-1", "New here"));
    upload("there-1", single("there-1", "New there"));
    ann.run(0, "sync");
    assertThat(server.items("work").uids()).hasSize(5);
    new Copy.Folder(ann).items("work").assertMeansTheSameAs(server.items("work"));
  }

  @Test
  void aListedEventThatIsGoneFromTheServerWaitsForAWordAndThenGoes() throws IOException {
    local("2025-05-05T0900__gone_99998888.ics", single("gone-1", "Gone there"));
    synced("dentist-1", "holiday-1", "standup-1", "gone-1");
    assertThat(ann.run(3, "sync")).contains("Gone there");
    assertThat(new Copy.Folder(ann).items("work").uids()).contains("gone-1");
    assertThat(server.items("work").uids()).hasSize(3);
    ann.run(0, "sync", "--force-deletes");
    assertThat(new Copy.Folder(ann).items("work").uids()).doesNotContain("gone-1");
  }

  @Test
  void theListIsKeptCurrentForTheOtherTool() throws IOException {
    upload("there-1", single("there-1", "New there"));
    ann.run(0, "sync");
    assertThat(Files.readString(folder.resolve(".caldir-sync")))
        .contains("synced_uids", "dentist-1", "holiday-1", "standup-1", "there-1");
  }

  private void local(String name, String events) throws IOException {
    Files.writeString(folder.resolve(name), HEAD + events + "END:VCALENDAR\r\n");
  }

  private void upload(String uid, String events) {
    String text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n" + events + "END:VCALENDAR\r\n";
    int status =
        server
            .dav()
            .put(
                server.collection("work").resolve(uid + ".ics"),
                text.getBytes(StandardCharsets.UTF_8));
    assertThat(status).isEqualTo(201);
  }

  private void synced(String... uids) throws IOException {
    Files.writeString(
        folder.resolve(".caldir-sync"),
        "{\n  \"synced_uids\": [\"" + String.join("\", \"", uids) + "\"]\n}\n");
  }

  private static String single(String uid, String title) {
    return event(uid, "DTSTART:20250320T150000Z\r\nDTEND:20250320T160000Z", title);
  }

  private static String allDay(String uid, String title) {
    return event(uid, "DTSTART;VALUE=DATE:20250321\r\nDTEND;VALUE=DATE:20250322", title);
  }

  private static String master() {
    return event(
        "standup-1",
        "DTSTART:20250319T090000Z\r\nDTEND:20250319T091500Z\r\nRRULE:FREQ=WEEKLY;COUNT=10",
        "Standup");
  }

  private static String override() {
    return event(
        "standup-1",
        "RECURRENCE-ID:20250326T090000Z\r\nDTSTART:20250326T100000Z\r\nDTEND:20250326T101500Z",
        "Standup later");
  }

  private static String event(String uid, String times, String title) {
    return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20250101T000000Z\r\n%s\r\nSUMMARY:%s\r\nEND:VEVENT\r\n"
        .formatted(uid, times, title);
  }
}

package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.files.Layout;

class HandEditsTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() throws IOException {
    rig = Rig.in(folder);
  }

  @AfterEach
  void stop() {
    rig.close();
    assertThat(rig.failures).isEmpty();
  }

  private static final String TEA =
      Rig.event("a", "20260310T100000Z", "DURATION:PT1H", "SUMMARY:Tea", "X-Own:kept");

  private void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private Path drop(String name, String text) throws IOException {
    return Files.writeString(rig.root.resolve("work").resolve(name), text);
  }

  @Test
  void aFileThatAppearsIsAnItem() throws IOException {
    String token = rig.syncToken();
    drop("party.ics", Rig.event("party-1", "20260310", "SUMMARY:Party"));
    Rig.Answered listing = rig.propfind(Rig.WORK, "1", "<D:getetag/>");
    assertThat(listing.hrefs()).containsExactly(Rig.WORK, Rig.WORK + "party-1.ics");
    assertThat(rig.get("party-1.ics").text()).contains("SUMMARY:Party");
    assertThat(rig.sync(token).hrefs()).containsExactly(Rig.WORK + "party-1.ics");
  }

  @Test
  void uidsThatAreNoNamesGetOne() throws IOException {
    for (String uid : List.of("../../x", "a/b", "ü", "x".repeat(300), ".hidden", "a b")) {
      drop("f" + uid.hashCode() + ".ics", Rig.event(uid, "20260310"));
    }
    List<String> hrefs = rig.propfind(Rig.WORK, "1", "<D:getetag/>").hrefs();
    assertThat(hrefs).hasSize(7);
    assertThat(hrefs.subList(1, 7)).allMatch(href -> href.matches(Rig.WORK + "[0-9a-f]{32}\\.ics"));
    for (String href : hrefs.subList(1, 7)) {
      assertThat(rig.ask("GET", href, "").status()).isEqualTo(200);
    }
  }

  @Test
  void anEditedFileIsAnotherStateOfTheItem() throws IOException {
    String etag = rig.put("a.ics", TEA).etag();
    String token = rig.syncToken();
    String ctag = rig.ctag();
    edit(rig.files().getFirst(), "SUMMARY:Tea", "SUMMARY:Coffee with milk");
    assertThat(rig.ctag()).isNotEqualTo(ctag);
    assertThat(rig.sync(token).hrefs()).containsExactly(Rig.WORK + "a.ics");
    Rig.Answered answer = rig.get("a.ics");
    assertThat(answer.etag()).isNotEqualTo(etag);
    assertThat(answer.text()).contains("SUMMARY:Coffee with milk", "X-Own:kept");
    String mine = TEA.replace("Tea", "Cocoa");
    assertThat(rig.put("a.ics", mine, "If-Match", etag).status()).isEqualTo(412);
    assertThat(rig.put("a.ics", mine, "If-Match", answer.etag()).status()).isEqualTo(204);
  }

  @Test
  void aGetRightAfterAnEditSeesIt() throws IOException {
    rig.put("a.ics", TEA);
    rig.get("a.ics");
    edit(rig.files().getFirst(), "SUMMARY:Tea", "SUMMARY:Coffee with milk");
    assertThat(rig.get("a.ics").text()).contains("SUMMARY:Coffee with milk");
  }

  @Test
  void aDeletedFileIsAGoneItem() throws IOException {
    rig.put("a.ics", TEA);
    String token = rig.syncToken();
    Files.delete(rig.files().getFirst());
    assertThat(rig.sync(token).of(Rig.WORK + "a.ics").status()).hasValue(404);
    assertThat(rig.get("a.ics").status()).isEqualTo(404);
  }

  @Test
  void anItemThatComesBackHasItsOldName() throws IOException {
    rig.put("chosen-by-client.ics", TEA);
    Path file = rig.files().getFirst();
    String text = Files.readString(file);
    Files.delete(file);
    rig.ctag();
    Files.writeString(file, text);
    assertThat(rig.propfind(Rig.WORK, "1", "<D:getetag/>").hrefs())
        .containsExactly(Rig.WORK, Rig.WORK + "chosen-by-client.ics");
  }

  @Test
  void aRenamedOrTouchedFileChangesNothingForClients() throws IOException {
    String etag = rig.put("a.ics", TEA).etag();
    String ctag = rig.ctag();
    Path file = rig.files().getFirst();
    Files.move(file, file.resolveSibling("renamed by hand.ics"));
    Files.setLastModifiedTime(
        file.resolveSibling("renamed by hand.ics"), FileTime.fromMillis(1_000_000_000_000L));
    assertThat(rig.ctag()).isEqualTo(ctag);
    assertThat(rig.get("a.ics").text()).isEqualTo(TEA);
    assertThat(rig.put("a.ics", TEA + "\r\n", "If-Match", etag).status()).isEqualTo(204);
  }

  @Test
  void anItemOfSeveralFilesIsServedAsOne() throws IOException {
    String series =
        Rig.calendar(
            Rig.component("VEVENT", "s", "20260310T100000Z", "RRULE:FREQ=DAILY", "SUMMARY:Daily"),
            Rig.component(
                "VEVENT",
                "s",
                "20260312T120000Z",
                "RECURRENCE-ID:20260312T100000Z",
                "SUMMARY:Moved"));
    rig.put("s.ics", series);
    assertThat(rig.files()).hasSize(2);
    assertThat(rig.get("s.ics").text()).isEqualTo(series);
    edit(
        rig.files().stream()
            .filter(f -> !f.toString().contains("_recurring"))
            .findFirst()
            .orElseThrow(),
        "SUMMARY:Moved",
        "SUMMARY:Moved by hand");
    assertThat(rig.get("s.ics").text()).contains("SUMMARY:Daily", "SUMMARY:Moved by hand");
    assertThat(rig.propfind(Rig.WORK, "1", "<D:getetag/>").hrefs()).hasSize(2);
  }

  @Test
  void zonesThatFilesLeaveOutAreServed() throws IOException {
    drop(
        "z.ics",
        Rig.event("z", "20260310", "SUMMARY:Zone")
            .replace("DTSTART:20260310", "DTSTART;TZID=Europe/Vienna:20260310T100000"));
    assertThat(rig.get("z.ics").text()).contains("BEGIN:VTIMEZONE", "TZID:Europe/Vienna");
  }

  @Test
  void aZoneThatAClientSentIsServedAgainAfterAnEdit() throws IOException {
    String zone =
        "BEGIN:VTIMEZONE\r\nTZID:Europe/Vienna\r\nX-MARK:mine\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
            + "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
    String event =
        Rig.component("VEVENT", "z", "X", "SUMMARY:Zone")
            .replace("DTSTART:X", "DTSTART;TZID=Europe/Vienna:20260310T100000");
    rig.put("z.ics", Rig.calendar(zone, event));
    edit(rig.files().getFirst(), "SUMMARY:Zone", "SUMMARY:Another");
    assertThat(rig.get("z.ics").text()).contains("SUMMARY:Another").containsOnlyOnce("X-MARK:mine");
  }

  @Test
  void oneBadFileIsReportedAndHidesNothing() throws IOException {
    rig.put("a.ics", TEA);
    drop("bad.ics", "this is no calendar");
    drop("nouid.ics", Rig.event("x", "20260310").replace("UID:x\r\n", ""));
    assertThat(rig.propfind(Rig.WORK, "1", "<D:getetag/>").hrefs())
        .containsExactly(Rig.WORK, Rig.WORK + "a.ics");
    assertThat(rig.problems).anyMatch(problem -> problem.where().contains("bad.ics"));
  }

  @Test
  void aFileThatCannotBeReadAnyMoreIsNotTakenForDeleted() throws IOException {
    rig.put("a.ics", TEA);
    String token = rig.syncToken();
    Files.writeString(rig.files().getFirst(), "half a fi");
    assertThat(rig.get("a.ics").text()).isEqualTo(TEA);
    assertThat(rig.sync(token).hrefs()).isEmpty();
    assertThat(rig.get("a.ics").text()).isEqualTo(TEA);
    assertThat(rig.put("a.ics", TEA.replace("Tea", "Cocoa")).status()).isEqualTo(409);
    assertThat(rig.files().getFirst()).hasContent("half a fi");
  }

  @Test
  void aFolderThatAppearsIsACalendar() throws IOException {
    Files.createDirectories(rig.root.resolve("new"));
    Files.writeString(rig.root.resolve("new/x.ics"), Rig.event("x", "20260310"));
    assertThat(rig.propfind(Rig.HOME + "new/", "1", "<D:getetag/>").hrefs())
        .containsExactly(Rig.HOME + "new/", Rig.HOME + "new/x.ics");
  }

  @Test
  void aLostLedgerLosesNoItem() throws IOException {
    rig.put("chosen.ics", TEA);
    rig.restartWithoutLedger();
    assertThat(rig.propfind(Rig.WORK, "1", "<D:getetag/>").hrefs())
        .containsExactly(Rig.WORK, Rig.WORK + "a.ics");
    assertThat(rig.get("a.ics").text()).contains("SUMMARY:Tea", "X-Own:kept");
  }

  @Test
  void inAVdirTheFileHoldsExactlyWhatWasPut() throws IOException {
    try (Rig vdir = Rig.in(folder.resolve("vdir"), Layout.VDIR)) {
      vdir.put("a.ics", TEA);
      assertThat(vdir.files()).hasSize(1);
      assertThat(vdir.files().getFirst()).hasBinaryContent(TEA.getBytes(StandardCharsets.UTF_8));
    }
  }
}

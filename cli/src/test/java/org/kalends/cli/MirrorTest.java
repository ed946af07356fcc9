package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.ics.Document;

/** The commands about mirrors, against our own server. The clock stands at 2026-03-02, 10:00. */
class MirrorTest {
  private static final String WEEKLY =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Test//EN
      BEGIN:VEVENT
      UID:weekly
      DTSTAMP:20260101T000000Z
      DTSTART:20260105T090000Z
      DTEND:20260105T100000Z
      RRULE:FREQ=WEEKLY;COUNT=20
      SUMMARY:Stand-up
      LOCATION:Room 1
      END:VEVENT
      END:VCALENDAR
      """;

  @TempDir Path home;
  private Server server;
  private Cli ann;

  @BeforeEach
  void serve() {
    server = new Server("work", "phone");
    server.put("work", "lunch", "Lunch");
    server.put("phone", "own", "My own");
    ann = mirroring("");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli mirroring(String more) {
    return server
        .account(home)
        .more(mirror("copy", collection("work"), collection("phone")) + more);
  }

  private static String mirror(String name, String source, String target) {
    return "[[mirror]]\nname = \"%s\"\nsource = %s\ntarget = %s\n".formatted(name, source, target);
  }

  private String collection(String calendar) {
    return "{ account = \"own\", url = \"%s\" }".formatted(server.calendar(calendar));
  }

  private void weekly() {
    server.put(
        "work", "weekly", Document.parse(WEEKLY.getBytes(StandardCharsets.UTF_8)).document());
  }

  private Cli.Result done(String... args) {
    Cli.Result result = ann.run(args);
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    return result;
  }

  /** What there is in the target, by title. */
  private Map<String, Long> titles() {
    return server.texts("phone").values().stream()
        .map(text -> text.lines().filter(l -> l.startsWith("SUMMARY:")).findFirst().orElse(""))
        .collect(Collectors.groupingBy(line -> line.substring(8), Collectors.counting()));
  }

  @Test
  void aRunCopiesWhatIsNewAndTheNextOneHasNothingToCopy() {
    Map<String, String> source = server.texts("work");
    assertThat(done("mirror", "run").out())
        .isEqualTo("copy\n  in the target  1 new\n    + 2025-03-20  Lunch\n");
    assertThat(titles()).isEqualTo(Map.of("Lunch", 1L, "My own", 1L));
    Map<String, String> target = server.texts("phone");
    assertThat(done("mirror", "run").out()).isEqualTo("copy  nothing to copy\n");
    assertThat(server.texts("phone")).isEqualTo(target);
    assertThat(server.texts("work")).isEqualTo(source);
  }

  @Test
  void editsAndDeletionsInTheSourceArrive() {
    server.put("work", "talk", "Talk");
    done("mirror", "run");
    server.put("work", "lunch", "Brunch");
    server.delete("work", "talk");
    assertThat(done("mirror", "run", "copy").out()).contains("1 changed, 1 deleted");
    assertThat(titles()).isEqualTo(Map.of("Brunch", 1L, "My own", 1L));
  }

  @Test
  void aDryRunAndStatusChangeNothing() {
    Map<String, String> before = server.texts("phone");
    for (String[] args : new String[][] {{"mirror", "run", "-n"}, {"mirror", "status"}}) {
      assertThat(done(args).out()).contains("to the target  1 new", "Lunch");
    }
    assertThat(server.texts("phone")).isEqualTo(before);
    assertThat(ann.run("log").out()).contains("nothing was changed yet");
  }

  @Test
  void instancesAreTheOccurrencesInTheWindow() {
    ann = mirroring("mode = \"instances\"\npast = 0\nfuture = 20\nproperties = \"busy\"");
    weekly();
    done("mirror", "run");
    assertThat(titles()).isEqualTo(Map.of("Busy", 3L, "My own", 1L));
    assertThat(done("mirror", "run").out()).isEqualTo("copy  nothing to copy\n");
  }

  @Test
  void aMassDeletionWaitsUntilItIsForced() {
    for (int i = 0; i < 20; i++) {
      server.put("work", "e" + i, "Event " + i);
    }
    done("mirror", "run");
    for (int i = 0; i < 20; i++) {
      server.delete("work", "e" + i);
    }
    Cli.Result waiting = ann.run("mirror", "run");
    assertThat(waiting.exit()).isEqualTo(3);
    assertThat(waiting.out())
        .contains("not deleted in the target", "kalends mirror run copy --force-deletes=20");
    assertThat(server.size("phone")).isEqualTo(22);
    done("mirror", "run", "--force-deletes=20");
    assertThat(titles()).isEqualTo(Map.of("Lunch", 1L, "My own", 1L));
  }

  @Test
  void cleanRemovesOnlyWhatTheMirrorMade() {
    done("mirror", "run");
    assertThat(ann.run("mirror", "clean").exit()).isEqualTo(2);
    assertThat(ann.run("mirror", "clean", "copy").err()).contains("--yes");
    assertThat(done("mirror", "clean", "copy", "-n").out()).contains("1 deleted");
    assertThat(server.size("phone")).isEqualTo(2);
    done("mirror", "clean", "copy", "--yes");
    assertThat(titles()).isEqualTo(Map.of("My own", 1L));
  }

  @Test
  void whatPeopleChangedInTheTargetIsKeptUnlessItIsToBeReplaced() {
    done("mirror", "run");
    String uid =
        server.texts("phone").keySet().stream().filter(k -> !k.equals("own")).findFirst().get();
    server.put("phone", uid, changed(server.text("phone", uid)));
    assertThat(done("mirror", "run").out()).contains("changed in the target by others, kept");
    assertThat(titles()).containsKey("Changed");
    done("mirror", "run", "--edits", "replace");
    assertThat(titles()).isEqualTo(Map.of("Lunch", 1L, "My own", 1L));
  }

  private static Document changed(String text) {
    return Document.parse(
            text.replace("SUMMARY:Lunch", "SUMMARY:Changed").getBytes(StandardCharsets.UTF_8))
        .document();
  }

  @Test
  void foldersAreCopiedToServersAndServersToFolders() throws IOException {
    ann =
        server
            .account(home)
            .more(
                mirror("out", "\"notes\"", collection("phone"))
                    + mirror("in", collection("work"), "\"archive\""));
    Files.createDirectories(home.resolve("calendars/notes"));
    Files.createDirectories(home.resolve("calendars/archive"));
    done("new", "Swim", "2026-03-05 14:00", "-c", "notes");
    done("mirror", "run");
    assertThat(titles()).isEqualTo(Map.of("Swim", 1L, "My own", 1L));
    try (var files = Files.list(home.resolve("calendars/archive"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.contains("lunch"));
    }
    assertThat(done("mirror", "run").out())
        .isEqualTo("out  nothing to copy\nin  nothing to copy\n");
  }

  @Test
  void theHistoryKnowsMirrors() {
    done("mirror", "run");
    assertThat(done("log").out()).contains("mirror run", "mirror/copy: 1 new in the target");
    assertThat(done("log", "1").out()).contains("in the target  1 new", "Lunch");
  }

  @Test
  void aRunIsUndoneInTheTargetAndNotDoneAgain() {
    done("mirror", "run");
    server.put("work", "lunch", "Brunch");
    done("mirror", "run");
    Map<String, String> source = server.texts("work");
    assertThat(done("undo", "-n").out()).contains("to the target  1 changed");
    assertThat(done("undo").out()).contains("in the target  1 changed");
    assertThat(titles()).containsKey("Lunch").doesNotContainKey("Brunch");
    assertThat(server.texts("work")).isEqualTo(source);
    assertThat(done("mirror", "run").out()).contains("changed in the target by others, kept");
    assertThat(titles()).containsKey("Lunch");
    done("undo");
    assertThat(titles()).containsKey("Brunch");
  }

  @Test
  void aCleanIsUndone() {
    done("mirror", "run");
    Map<String, Long> copied = titles();
    done("mirror", "clean", "copy", "--yes");
    done("undo");
    assertThat(titles()).isEqualTo(copied);
  }

  @Test
  void duplicatesAreShownAndRemovedOnlyIfThatIsAskedFor() {
    server.put("phone", "twin", "My own");
    for (String[] args :
        new String[][] {{"mirror", "dedupe", "copy"}, {"mirror", "dedupe", "copy", "--json"}}) {
      assertThat(done(args).out()).contains("own", "twin", "My own");
    }
    assertThat(server.size("phone")).isEqualTo(2);
    done("mirror", "dedupe", "copy", "--apply");
    assertThat(server.texts("phone")).containsOnlyKeys("own");
    assertThat(done("log").out()).contains("mirror dedupe", "mirror/copy/target: 1 deleted");
    assertThat(done("undo", "-n").out()).contains("mirror/copy/target", "1 new", "My own");
    done("undo");
    assertThat(server.texts("phone")).containsOnlyKeys("own", "twin");
    done("undo");
    assertThat(server.texts("phone")).containsOnlyKeys("own");
    done("undo");
    assertThat(done("mirror", "run").out()).contains("1 new");
  }

  @Test
  void duplicatesInAFolderAreRemovedThere() throws IOException {
    Files.createDirectories(home.resolve("calendars/notes"));
    done("new", "Swim", "2026-03-05 14:00", "-c", "notes");
    done("new", "Swim", "2026-03-05 14:00", "-c", "notes");
    done("new", "Swim", "2026-03-06 14:00", "-c", "notes");
    assertThat(done("mirror", "dedupe", "notes").out()).contains("20260305T140000", "--apply");
    done("mirror", "dedupe", "notes", "--apply");
    assertThat(done("mirror", "dedupe", "notes").out()).contains("no duplicates");
    done("undo");
    assertThat(done("mirror", "dedupe", "notes").out()).contains("20260305T140000");
  }

  @Test
  void whatIsNoMirrorIsNamedWithWhatThereIs() {
    assertThat(ann.run("mirror", "run", "cpoy").err()).contains("did you mean `copy`?");
    assertThat(ann.run("mirror", "run", "cpoy").exit()).isEqualTo(2);
    assertThat(ann.run("mirror").exit()).isEqualTo(2);
    assertThat(ann.run("mirror", "rnu").err()).contains("run");
    assertThat(ann.run("mirror", "dedupe", "nothing").err()).contains("no mirror `nothing`");
    ann = server.account(home);
    assertThat(ann.run("mirror", "run").err()).contains("no [[mirror]] yet");
  }

  @Test
  void aFolderThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
    Files.createDirectories(home.resolve("calendars/notes"));
    ann = server.account(home).more(mirror("out", "\"nots\"", collection("phone")));
    Cli.Result result = ann.run("mirror", "run");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("no calendar folder `nots`", "did you mean `notes`?");
  }

  @Test
  void aCollectionThatIsNotThereIsNoReasonToDeleteAnything() {
    done("mirror", "run");
    Map<String, String> target = server.texts("phone");
    ann = server.account(home).more(mirror("copy", collection("gone"), collection("phone")));
    Cli.Result result = ann.run("mirror", "run");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("copy: ", "gone");
    assertThat(server.texts("phone")).isEqualTo(target);
  }

  @Test
  void anEmptySourceIsNoReasonToDeleteEverything() {
    server.put("work", "talk", "Talk");
    done("mirror", "run");
    Map<String, String> target = server.texts("phone");
    server.delete("work", "lunch");
    server.delete("work", "talk");
    assertThat(ann.run("mirror", "run").exit()).isEqualTo(3);
    assertThat(server.texts("phone")).isEqualTo(target);
  }

  @Test
  void programsReadWhatARunDid() {
    assertThat(done("mirror", "run", "--json").out())
        .contains("\"mirrors\"", "\"mirror\": \"copy\"", "\"side\": \"target\"", "Lunch");
  }

  @Test
  void whatACopySaidAfterARunIsShownAndWhyIsTold() {
    done("mirror", "run");
    server.put("work", "lunch", "Brunch");
    done("mirror", "run");
    assertThat(done("show", "Brunch", "--at", "1").out()).contains("Lunch");
    assertThat(done("why", "Brunch").out()).contains("mirror/copy", "mirror run", "in the target");
  }
}

package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.suite.World.CALENDARS;
import static org.kalends.suite.World.EACH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kalends.ics.Item;
import org.kalends.suite.World.At;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.GeneratedEvent.Kind;

/**
 * What two-way sync has to do against every server, over a thousand events, with a folder of either
 * layout. After each step all copies mean the same and there is nothing left to do.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
interface TwoWaySync {
  World world();

  @Test
  @Order(1)
  default void everythingWentUpAndCameDown() {
    for (String calendar : CALENDARS) {
      for (Copy copy : world().copies()) {
        assertThat(copy.items(calendar).uids()).hasSize(EACH);
      }
    }
    world().assertAgreed();
  }

  @Test
  default void filesAreNamedForPeopleOrByUidAsTheLayoutSays() {
    At at = world().takeDownloaded(Kind.TIMED);
    assertThat(world().hers.file(at.calendar(), at.uid(), false).getFileName().toString())
        .matches("20\\d\\d-\\d\\d-\\d\\dT\\d{4}__.+_[A-Za-z0-9]{8}\\.ics");
    assertThat(world().his.file(at.calendar(), at.uid(), false).getFileName())
        .hasToString(at.uid() + ".ics");
  }

  @Test
  default void anEditAnywhereReachesEveryCopy() {
    for (Copy copy : world().copies()) {
      for (Kind kind : Kind.values()) {
        At at = world().take(kind);
        copy.edit(at.calendar(), at.uid(), Events.priority(3));
      }
      world().sync();
      world().assertAgreed();
    }
  }

  @Test
  default void aNewTitleAnywhereRenamesTheReadableFile() {
    for (Copy copy : world().copies()) {
      At at = world().take(Kind.TIMED);
      Path before = world().hers.file(at.calendar(), at.uid(), false);
      copy.edit(at.calendar(), at.uid(), Events.title("Moved to the big hall"));
      world().sync();
      Path after = world().hers.file(at.calendar(), at.uid(), false);
      assertThat(before).doesNotExist();
      assertThat(after.getFileName().toString()).contains("moved-to-the-big-hall");
      world().assertAgreed();
    }
  }

  @Test
  default void anAdditionAnywhereReachesEveryCopy() {
    int index = 5000;
    for (Copy copy : world().copies()) {
      copy.add("club", new GeneratedCalendar(7).event(index++));
      world().sync();
      world().assertAgreed();
    }
  }

  @Test
  default void aDeletionAnywhereReachesEveryCopy() {
    for (Copy copy : world().copies()) {
      List<At> gone = new ArrayList<>();
      for (Kind kind : List.of(Kind.TIMED, Kind.ALL_DAY, Kind.RICH)) {
        At at = world().take(kind);
        copy.delete(at.calendar(), at.uid());
        gone.add(at);
      }
      world().sync();
      for (At at : gone) {
        assertThat(world().server.items(at.calendar()).uids()).doesNotContain(at.uid());
      }
      world().assertAgreed();
    }
  }

  @Test
  default void anEditedOverrideReachesEveryCopy() {
    for (Copy copy : world().copies()) {
      At at = world().takeWithOverrides();
      copy.editOverride(at.calendar(), at.uid(), Events.title("Moved once more"));
      world().sync();
      assertThat(world().server.items(at.calendar()).text(at.uid()))
          .contains("SUMMARY:Moved once more");
      world().assertAgreed();
    }
  }

  @Test
  default void deletingTheFileOfAnOverrideDeletesThatOccurrence() {
    At at = world().takeWithOverrides();
    Path override = world().hers.file(at.calendar(), at.uid(), true);
    String occurrence =
        Copy.Folder.read(override).replaceAll("(?s).*RECURRENCE-ID[^:]*:(\\S+).*", "$1");
    Copy.Folder.remove(override);
    world().sync();
    String left = world().server.items(at.calendar()).text(at.uid());
    assertThat(left)
        .containsPattern("EXDATE[^:]*:[^\\r\\n]*" + occurrence)
        .doesNotContainPattern("RECURRENCE-ID[^:]*:" + occurrence);
    world().assertAgreed();
  }

  @Test
  default void deletingTheFileOfASeriesDeletesItsOverridesToo() {
    At at = world().takeWithOverrides();
    world().hers.delete(at.calendar(), at.uid());
    world().sync();
    assertThat(world().hers.files(at.calendar(), at.uid())).isEmpty();
    assertThat(world().server.items(at.calendar()).uids()).doesNotContain(at.uid());
    world().assertAgreed();
  }

  @Test
  default void whatBothSidesEditedWaitsWithBothTextsKept() {
    At at = world().take(Kind.TIMED);
    At other = world().take(Kind.TIMED);
    world().hers.edit(at.calendar(), at.uid(), Events.title("Her title"));
    world().server.edit(at.calendar(), at.uid(), Events.title("Their title"));
    world().hers.edit(other.calendar(), other.uid(), Events.priority(4));
    for (int again = 0; again < 2; again++) {
      assertThat(world().ann.run(3, "sync")).contains("Her title");
      assertThat(title(world().hers, at)).isEqualTo("Her title");
      assertThat(title(world().server, at)).isEqualTo("Their title");
    }
    assertThat(world().server.items(other.calendar()).text(other.uid())).contains("PRIORITY:4");
    world().hers.edit(at.calendar(), at.uid(), Events.title("Their title"));
    world().sync();
    world().assertAgreed();
  }

  @Test
  default void anEditHereBeatsADeletionThere() {
    At at = world().take(Kind.TIMED);
    world().hers.edit(at.calendar(), at.uid(), Events.title("Still needed"));
    world().server.delete(at.calendar(), at.uid());
    world().sync();
    assertThat(title(world().server, at)).isEqualTo("Still needed");
    world().assertAgreed();
  }

  @Test
  default void anEditThereBeatsADeletionHere() {
    At at = world().take(Kind.TIMED);
    world().hers.delete(at.calendar(), at.uid());
    world().server.edit(at.calendar(), at.uid(), Events.title("Still needed"));
    world().sync();
    assertThat(title(world().hers, at)).isEqualTo("Still needed");
    world().assertAgreed();
  }

  @Test
  default void theSameEditOnBothSidesIsNoConflict() {
    At at = world().take(Kind.ALL_DAY);
    world().hers.edit(at.calendar(), at.uid(), Events.title("Same idea"));
    world().server.edit(at.calendar(), at.uid(), Events.title("Same idea"));
    world().sync();
    world().assertAgreed();
  }

  @Test
  default void manyDeletionsWaitUntilTheyAreAskedFor() throws IOException {
    List<Path> files = world().his.person().files("home");
    List<Path> gone = files.subList(0, files.size() / 2);
    Path kept = Files.createDirectory(world().ben.home().resolve("kept"));
    for (Path file : gone) {
      Files.move(file, kept.resolve(file.getFileName()));
    }
    world().ben.run(3, "sync");
    assertThat(world().server.items("home").uids()).hasSizeGreaterThan(files.size() / 2 + 1);
    for (Path file : gone) {
      Files.move(kept.resolve(file.getFileName()), file);
    }
    Files.delete(kept);
    world().sync();
    world().assertAgreed();
  }

  private static String title(Copy copy, At at) {
    return Item.in(copy.items(at.calendar()).byUid().get(at.uid())).items().getFirst().title();
  }
}

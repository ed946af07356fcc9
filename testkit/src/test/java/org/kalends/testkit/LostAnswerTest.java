package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Sync;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Property;
import org.kalends.testkit.FaultyReplica.Fault;
import org.kalends.testkit.profile.Profile;

/** What follows when the answer to a write is lost, and the server makes its own of what it got. */
class LostAnswerTest {
  private static final Document TEA = Samples.with(Samples.event("a", "Tea"), "X-POT", "blue");

  private final MemoryReplica folder = new MemoryReplica("folder");
  private final MemoryReplica server = new MemoryReplica("server").withoutMarkers();
  private final MemoryBase base = new MemoryBase();

  @ParameterizedTest
  @EnumSource(Profile.class)
  void whatAServerDropsOfANewItemStaysInTheFolder(Profile profile) throws IOException {
    server.storing(profile::stored);
    folder.put("a", TEA);
    theAnswerIsLost();
    comesToRestAfterOneMoreWrite();
    assertThat(folderSays()).contains("SUMMARY:Tea", "X-POT:blue");
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void whatAServerDropsOfAnEditStaysInTheFolder(Profile profile) throws IOException {
    inStepWith(profile);
    folder.put(
        "a",
        Samples.with(
            Samples.with(folder.documents().get("a"), "SUMMARY", "Coffee"), "X-POT", "red"));
    theAnswerIsLost();
    comesToRestAfterOneMoreWrite();
    assertThat(folderSays()).contains("SUMMARY:Coffee", "X-POT:red");
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void whatAServerDropsOfAMergeStaysInTheFolder(Profile profile) throws IOException {
    inStepWith(profile);
    bothAreEdited();
    theAnswerIsLost();
    comesToRestAfterOneMoreWrite();
    assertThat(folderSays()).contains("LOCATION:Hall", "X-POT:blue");
    assertThat(server.documents().get("a").toString()).contains("LOCATION:Hall");
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void whatAServerDropsOfHalfAMergeStaysInTheFolder(Profile profile) throws IOException {
    inStepWith(profile);
    bothAreEdited();
    sync(new FaultyReplica(folder, () -> Fault.STALE), server);
    sync(folder, server);
    assertThat(plan().isEmpty()).isTrue();
    assertThat(folderSays()).contains("LOCATION:Hall", "X-POT:blue");
  }

  @Test
  void whatSomeoneEditedMeanwhileComesToTheFolder() throws IOException {
    server.storing(Profile.ZOHO::stored);
    folder.put("a", TEA);
    theAnswerIsLost();
    server.put("a", Samples.with(server.documents().get("a"), "SUMMARY", "Coffee"));
    comesToRestAfterOneMoreWrite();
    assertThat(folderSays()).contains("SUMMARY:Coffee", "X-POT:blue");
    assertThat(server.documents().get("a").toString()).contains("SUMMARY:Coffee");
  }

  @Test
  void whatWasThereBeforeAndIsNotThereAnyMoreSomeoneTookAway() throws IOException {
    folder.put("a", TEA);
    sync(folder, server);
    folder.put("a", Samples.with(TEA, "SUMMARY", "Coffee"));
    theAnswerIsLost();
    server.put("a", Samples.with(Samples.event("a", "Tea"), "SUMMARY", "Coffee"));
    sync(folder, server);
    assertThat(folderSays()).contains("SUMMARY:Coffee").doesNotContain("X-POT");
  }

  @Test
  void anAlarmThatAServerMakesAnotherOfComesToTheFolderOnceAndInPlaceOfItsOwn() throws IOException {
    server.storing(Profile.GOOGLE::stored);
    folder.put("a", ringing(TEA));
    theAnswerIsLost();
    comesToRestAfterOneMoreWrite();
    assertThat(folderSays()).containsOnlyOnce("BEGIN:VALARM").contains("ACTION:DISPLAY");
    assertThat(server.documents().get("a").toString()).containsOnlyOnce("BEGIN:VALARM");
  }

  @Test
  void anAlarmThatAServerMakesAnotherOfStaysAsItIsInTheFolderWhereTheAnswerCame()
      throws IOException {
    server.storing(Profile.GOOGLE::stored);
    folder.put("a", ringing(TEA));
    sync(folder, server);
    server.put("a", Samples.with(server.documents().get("a"), "LOCATION", "Hall"));
    sync(folder, server);
    folder.put("a", Samples.with(folder.documents().get("a"), "SUMMARY", "Coffee"));
    comesToRestAfterOneMoreWrite();
    assertThat(folderSays()).containsOnlyOnce("BEGIN:VALARM").contains("ACTION:AUDIO", "Hall");
    assertThat(server.documents().get("a").toString())
        .containsOnlyOnce("BEGIN:VALARM")
        .contains("SUMMARY:Coffee");
  }

  private void inStepWith(Profile profile) throws IOException {
    server.storing(profile::stored);
    folder.put("a", Samples.event("a", "Tea"));
    sync(folder, server);
  }

  private void bothAreEdited() {
    folder.put("a", TEA);
    server.put("a", Samples.with(server.documents().get("a"), "LOCATION", "Hall"));
  }

  private void theAnswerIsLost() throws IOException {
    sync(folder, new FaultyReplica(server, () -> Fault.AFTER));
  }

  private void comesToRestAfterOneMoreWrite() throws IOException {
    int writes = server.writes();
    sync(folder, server);
    assertThat(server.writes() - writes).isLessThanOrEqualTo(1);
    assertThat(plan().isEmpty()).isTrue();
  }

  private String folderSays() {
    return folder.documents().get("a").toString();
  }

  private Plan plan() throws IOException {
    return new Sync(folder, server, base).prepare(Policy.TWO_WAY);
  }

  private void sync(Replica here, Replica there) throws IOException {
    Sync sync = new Sync(here, there, base);
    sync.apply(sync.prepare(Policy.TWO_WAY), Progress.NONE);
  }

  private static Document ringing(Document document) {
    Component alarm =
        Component.of(
            "VALARM", List.of(Property.of("ACTION", "AUDIO"), Property.of("TRIGGER", "-PT5M")));
    return Samples.in(
        document,
        event -> event.withNodes(Stream.concat(event.nodes().stream(), Stream.of(alarm)).toList()));
  }
}

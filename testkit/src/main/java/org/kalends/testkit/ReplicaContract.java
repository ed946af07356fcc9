package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Version;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/** What every replica keeps to. A test class for one implements this and says how to open it. */
public interface ReplicaContract {
  /**
   * Opens the calendar under test, which is empty and takes changes at the start of each test. Each
   * call gives another client of that same calendar.
   */
  Replica open() throws IOException;

  /** Makes what is stored of an item unreadable, going behind the replica's back. */
  default void damage(Held held) throws IOException {
    abort("nothing can be damaged behind the back of this replica");
  }

  // What is there

  @Test
  default void anEmptyCalendarHoldsNothing() throws IOException {
    Snapshot snapshot = open().read(Known.NOTHING);
    assertThat(snapshot.changed()).isEmpty();
    assertThat(snapshot.missing()).isEmpty();
    assertThat(snapshot.unreadable()).isEmpty();
    assertThat(snapshot.problems()).isEmpty();
    assertThat(snapshot.writable()).isTrue();
  }

  @Test
  default void itSaysWhatItIs() throws IOException {
    assertThat(open().label()).isNotBlank();
  }

  @Test
  default void aCreatedItemIsHeld() throws IOException {
    create("a", "Tea");
    assertThat(held("a").document()).satisfies(means(Samples.event("a", "Tea")));
  }

  @Test
  default void aCreatedItemIsFoundWhereItWasStored() throws IOException {
    Held stored = create("a", "Tea");
    assertThat(open().find("a", stored.place())).contains(held("a"));
  }

  @Test
  default void whatIsNotThereIsNotFound() throws IOException {
    Held stored = create("a", "Tea");
    delete(stored);
    assertThat(open().find("a", stored.place())).isEmpty();
  }

  @Test
  default void whatAWriteAnswersIsWhatReadingTells() throws IOException {
    Held stored = create("a", "Tea");
    assertThat(held("a")).isEqualTo(stored);
  }

  @Test
  default void whatAReplacementAnswersIsWhatReadingTells() throws IOException {
    Held stored = replace(create("a", "Tea"), "Coffee");
    assertThat(held("a")).isEqualTo(stored);
  }

  // What is taken

  @Test
  default void aSeriesComesBackWithItsExceptions() throws IOException {
    keeps("s", Samples.series("s", "Choir", "Choir, in the church"));
  }

  @Test
  default void aSeriesMayLoseItsException() throws IOException {
    Held stored = create("s", Samples.series("s", "Choir", "Choir, in the church"));
    Document shorter = Samples.event("s", "Choir");
    assertThat(open().write(List.of(replacement(stored, shorter))).getFirst())
        .isInstanceOf(Written.Stored.class);
    assertThat(held("s").document()).satisfies(means(shorter));
  }

  @Test
  default void aTaskComesBack() throws IOException {
    keeps("t", Samples.task("t", "Water the plants"));
  }

  @Test
  default void lettersOfEveryScriptComeBack() throws IOException {
    keeps("u", Samples.event("u", "Ünï — 日本語の予定 🎂 مرحبا Ω"));
  }

  @Test
  default void aVeryLongTitleComesBack() throws IOException {
    keeps("l", Samples.event("l", "long ü ".repeat(1500)));
  }

  @Test
  default void anItemWithoutTitleComesBack() throws IOException {
    keeps("n", Samples.event("n", ""));
  }

  @Test
  default void anyUidComesBack() throws IOException {
    for (String uid :
        List.of("../../x", "a b", "a/b?c#d%41&e", "ü@example.com", ".hidden", "x".repeat(300))) {
      keeps(uid, Samples.event(uid, "Tea"));
    }
    assertThat(open().read(Known.NOTHING).changed()).hasSize(6);
  }

  @Test
  default void itemsOfOneTitleAndTimeAreKeptApart() throws IOException {
    create("a", "Tea");
    create("b", "Tea");
    assertThat(open().read(Known.NOTHING).changed()).containsOnlyKeys("a", "b");
  }

  // Conditions

  @Test
  default void nothingIsCreatedWhereTheItemIs() throws IOException {
    create("a", "Tea");
    Replica replica = open();
    replica.read(Known.NOTHING);
    Written answer =
        replica.write(List.of(new Write.Create("a", Samples.event("a", "Coffee")))).getFirst();
    assertThat(answer).isNotInstanceOfAny(Written.Stored.class, Written.Removed.class);
    assertThat(held("a").document()).satisfies(means(Samples.event("a", "Tea")));
  }

  @Test
  default void aReplacementGivesANewVersion() throws IOException {
    Held stored = create("a", "Tea");
    Held replaced = replace(stored, "Coffee");
    assertThat(replaced.version()).isNotEqualTo(stored.version());
    assertThat(held("a").document()).satisfies(means(Samples.event("a", "Coffee")));
  }

  @Test
  default void oneReplacementAfterAnother() throws IOException {
    replace(replace(create("a", "Tea"), "Coffee"), "Water");
    assertThat(held("a").document()).satisfies(means(Samples.event("a", "Water")));
  }

  @Test
  default void anOldVersionIsNotReplaced() throws IOException {
    Held stored = create("a", "Tea");
    replace(stored, "Coffee");
    Written answer =
        open().write(List.of(replacement(stored, Samples.event("a", "Water")))).getFirst();
    // A server that refuses before it has read all may break the connection; then nobody knows.
    assertThat(answer).isInstanceOfAny(Written.Stale.class, Written.Unsettled.class);
    assertThat(held("a").document()).satisfies(means(Samples.event("a", "Coffee")));
  }

  @Test
  default void whatHasGoneIsNotReplaced() throws IOException {
    Held stored = create("a", "Tea");
    delete(stored);
    Written answer =
        open().write(List.of(replacement(stored, Samples.event("a", "Water")))).getFirst();
    assertThat(answer).isInstanceOf(Written.Stale.class);
    assertThat(open().read(Known.NOTHING).changed()).isEmpty();
  }

  @Test
  default void aDeletedItemIsNotThere() throws IOException {
    delete(create("a", "Tea"));
    assertThat(open().read(Known.NOTHING).changed()).isEmpty();
  }

  @Test
  default void anOldVersionIsNotDeleted() throws IOException {
    Held stored = create("a", "Tea");
    stored(open().write(List.of(replacement(stored, described("a", "Tea")))));
    assertThat(open().write(List.of(deletion(stored))).getFirst())
        .isInstanceOf(Written.Stale.class);
    assertThat(held("a").document()).satisfies(means(described("a", "Tea")));
  }

  @Test
  default void deletingWhatHasGoneIsDone() throws IOException {
    Held stored = create("a", "Tea");
    delete(stored);
    assertThat(open().write(List.of(deletion(stored)))).containsExactly(new Written.Removed());
  }

  // Several at once

  @Test
  default void noWritesNoAnswers() throws IOException {
    assertThat(open().write(List.of())).isEmpty();
  }

  @Test
  default void manyWritesAreAnsweredInTheirOrder() throws IOException {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      writes.add(new Write.Create("many-" + i, Samples.event("many-" + i, "Tea " + i)));
    }
    List<Written> answers = open().write(writes);
    assertThat(answers).hasSize(50).allMatch(Written.Stored.class::isInstance);
    assertThat(answers.stream().map(answer -> ((Written.Stored) answer).held().uid()))
        .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(i -> "many-" + i).toList());
    assertThat(open().read(Known.NOTHING).changed()).hasSize(50);
  }

  @Test
  default void aWriteThatIsNotDoneStopsNoOther() throws IOException {
    Held stored = create("a", "Tea");
    replace(stored, "Coffee");
    List<Written> answers =
        open()
            .write(
                List.of(
                    new Write.Create("b", Samples.event("b", "First")),
                    replacement(stored, Samples.event("a", "Water")),
                    new Write.Create("c", Samples.event("c", "Last"))));
    assertThat(answers).hasSize(3);
    assertThat(answers.get(1)).isInstanceOf(Written.Stale.class);
    assertThat(open().read(Known.NOTHING).changed()).containsOnlyKeys("a", "b", "c");
  }

  // What has changed

  @Test
  default void whatIsKnownAndUnchangedIsNotMentioned() throws IOException {
    create("a", "Tea");
    create("s", Samples.series("s", "Choir", "Choir, in the church"));
    Known known = known();
    for (Known asked : List.of(known, withoutMarker(known))) {
      Snapshot snapshot = open().read(asked);
      assertThat(snapshot.changed()).isEmpty();
      assertThat(snapshot.missing()).isEmpty();
    }
  }

  @Test
  default void whatChangedSinceIsTold() throws IOException {
    Held stored = create("a", "Tea");
    create("b", "Cake");
    Known known = known();
    replace(stored, "Coffee");
    for (Known asked : List.of(known, withoutMarker(known))) {
      Map<String, Held> changed = open().read(asked).changed();
      assertThat(changed).containsOnlyKeys("a");
      assertThat(changed.get("a").document()).satisfies(means(Samples.event("a", "Coffee")));
    }
  }

  @Test
  default void whatCameSinceIsTold() throws IOException {
    create("a", "Tea");
    Known known = known();
    create("b", "Cake");
    for (Known asked : List.of(known, withoutMarker(known))) {
      assertThat(open().read(asked).changed()).containsOnlyKeys("b");
    }
  }

  @Test
  default void whatWentSinceIsMissing() throws IOException {
    Held stored = create("a", "Tea");
    create("b", "Cake");
    Known known = known();
    delete(stored);
    for (Known asked : List.of(known, withoutMarker(known))) {
      Snapshot snapshot = open().read(asked);
      assertThat(snapshot.missing()).containsExactly("a");
      assertThat(snapshot.changed()).isEmpty();
    }
  }

  @Test
  default void whatWasNeverKnownIsNotMissing() throws IOException {
    Known known = known();
    delete(create("a", "Tea"));
    Snapshot snapshot = open().read(known);
    assertThat(snapshot.missing()).isEmpty();
    assertThat(snapshot.changed()).isEmpty();
  }

  @Test
  default void anotherVersionThanTheKnownOneIsTold() throws IOException {
    Held stored = create("a", "Tea");
    var seat = new Known.Seat(stored.place(), new Version("never"));
    assertThat(open().read(new Known(Map.of("a", seat), Optional.empty())).changed())
        .containsOnlyKeys("a");
  }

  @Test
  default void aMarkerThatMeansNothingHidesNothing() throws IOException {
    create("a", "Tea");
    var known = new Known(Map.of(), Optional.of("no such marker"));
    assertThat(open().read(known).changed()).containsOnlyKeys("a");
  }

  @Test
  default void readingChangesNothing() throws IOException {
    create("a", "Tea");
    Map<String, Held> once = open().read(Known.NOTHING).changed();
    assertThat(open().read(Known.NOTHING).changed()).isEqualTo(once);
  }

  // Damage

  @Test
  default void aDamagedItemIsUnreadableAndNotMissing() throws IOException {
    Held stored = create("a", "Tea");
    create("b", "Cake");
    Known known = known();
    damage(stored);
    Snapshot snapshot = open().read(known);
    assertThat(snapshot.missing()).isEmpty();
    assertThat(snapshot.changed()).isEmpty();
    assertThat(snapshot.unreadable()).containsExactly("a");
  }

  @Test
  default void aDamagedItemIsAProblemWithAPlaceAndARemedy() throws IOException {
    damage(create("a", "Tea"));
    create("b", "Cake");
    Snapshot snapshot = open().read(Known.NOTHING);
    assertThat(snapshot.changed()).containsOnlyKeys("b");
    assertThat(snapshot.problems()).hasSize(1);
    assertThat(snapshot.problems().getFirst().where()).isNotBlank();
    assertThat(snapshot.problems().getFirst().reason()).isNotBlank();
    assertThat(snapshot.problems().getFirst().remedy()).isNotBlank();
  }

  // Words for the rules above

  private Held create(String uid, String title) throws IOException {
    return create(uid, Samples.event(uid, title));
  }

  private Held create(String uid, Document document) throws IOException {
    return stored(open().write(List.of(new Write.Create(uid, document))));
  }

  private Held replace(Held held, String title) throws IOException {
    return stored(open().write(List.of(replacement(held, Samples.event(held.uid(), title)))));
  }

  private void delete(Held held) throws IOException {
    assertThat(open().write(List.of(deletion(held)))).containsExactly(new Written.Removed());
  }

  private static Write replacement(Held held, Document document) {
    return new Write.Replace(held.uid(), held.place(), held.version(), document);
  }

  private static Write deletion(Held held) {
    return new Write.Delete(held.uid(), held.place(), held.version());
  }

  private static Document described(String uid, String title) {
    String text = Samples.event(uid, title).toString().replace("\r\n", "\n");
    return Samples.parse(text.replace("SUMMARY", "DESCRIPTION:With cake\nSUMMARY"));
  }

  private static Held stored(List<Written> answers) {
    assertThat(answers).hasSize(1).allMatch(Written.Stored.class::isInstance);
    return ((Written.Stored) answers.getFirst()).held();
  }

  private void keeps(String uid, Document document) throws IOException {
    create(uid, document);
    assertThat(held(uid).document()).satisfies(means(document));
  }

  private Held held(String uid) throws IOException {
    Map<String, Held> changed = open().read(Known.NOTHING).changed();
    assertThat(changed).containsKey(uid);
    return changed.get(uid);
  }

  /** What is there now, as a base would know it. */
  private Known known() throws IOException {
    Snapshot snapshot = open().read(Known.NOTHING);
    Map<String, Known.Seat> seats = new HashMap<>();
    snapshot
        .changed()
        .forEach((uid, held) -> seats.put(uid, new Known.Seat(held.place(), held.version())));
    return new Known(seats, snapshot.marker());
  }

  private static Known withoutMarker(Known known) {
    return new Known(known.items(), Optional.empty());
  }

  private static Consumer<Document> means(Document expected) {
    return actual -> assertThat(Meaning.differences(expected, actual)).isEmpty();
  }
}

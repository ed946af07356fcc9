package org.kalends.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/** What is remembered of each kind of write, for all that can be found where it was to go. */
class RecoveryTest {
  private static final Document OLD = Scene.event("a", "Old");
  private static final Document NEW = Scene.event("a", "New");
  private static final Document NEWER = ending("New", "17");
  private static final Document FOREIGN = ending("Old", "18");
  private static final Document MASTER = series("Master");
  private static final Document WHOLE = series("Master", "20250321", "20250322");
  private static final Document ORPHANS = orphans("20250321", "20250322");

  private static final Held SOURCE = new Held("a", new Place("a.ics"), new Version("s"), NEW);
  private static final Held TARGET = held(OLD, "1");
  private static final Agreed BASE =
      new Agreed(new Held("a", new Place("a.ics"), new Version("b"), OLD), TARGET);

  @Test
  void aCreationThatLeftNothingWasNotMade() {
    assertThat(recovered(create(NEW), Optional.empty())).isEmpty();
    assertThat(recovered(recreate(NEW), Optional.empty())).isEmpty();
  }

  @Test
  void aCreationThatIsThereWasMade() {
    Held now = held(NEW, "2");
    assertThat(recovered(create(NEW), Optional.of(now))).contains(new Agreed(SOURCE, now));
    assertThat(recovered(recreate(NEW), Optional.of(now))).contains(new Agreed(SOURCE, now));
  }

  @Test
  void whatIsChangedAfterACreationIsAnEditOfWhatWasWritten() {
    assertThat(recovered(create(NEW), Optional.of(held(NEWER, "3"))))
        .contains(new Agreed(SOURCE, held(NEW, "")));
  }

  @Test
  void whatSeemedGoneAndIsThereAsItLastWasWasNotMadeAnew() {
    assertThat(recovered(recreate(NEW), Optional.of(held(OLD, "1")))).isEmpty();
    assertThat(recovered(create(NEW), Optional.of(held(OLD, "1"))))
        .contains(new Agreed(SOURCE, held(NEW, "")));
  }

  @Test
  void aCreationThatStoppedHalfwayGoesOnFromThere() {
    Held now = held(MASTER, "2");
    Held other = new Held("a", SOURCE.place(), new Version(""), MASTER);
    assertThat(recovered(create(WHOLE), Optional.of(now))).contains(new Agreed(other, now));
  }

  @Test
  void aReplacementOfWhatIsThereStillWasNotMade() {
    assertThat(recovered(replace(OLD, NEW), Optional.of(TARGET))).isEmpty();
    assertThat(recovered(replace(OLD, NEW), Optional.of(held(OLD, "2")))).isEmpty();
  }

  @Test
  void aReplacementThatIsThereWasMade() {
    Held now = held(NEW, "2");
    assertThat(recovered(replace(OLD, NEW), Optional.of(now))).contains(new Agreed(SOURCE, now));
  }

  @Test
  void whatIsChangedAfterAReplacementIsAnEditOfWhatWasWritten() {
    assertThat(recovered(replace(OLD, NEW), Optional.of(held(NEWER, "3"))))
        .contains(new Agreed(SOURCE, held(NEW, "")));
  }

  @Test
  void anotherValueOfWhatAReplacementChangedIsAnEditOfWhatWasWritten() {
    assertThat(recovered(replace(OLD, NEW), Optional.of(held(Scene.event("a", "Third"), "3"))))
        .contains(new Agreed(SOURCE, held(NEW, "")));
  }

  @Test
  void whatIsAsItWasBeforeAReplacementButForAnotherPropertyIsAnEditOfThat() {
    assertThat(recovered(replace(OLD, NEW), Optional.of(held(FOREIGN, "3")))).contains(BASE);
  }

  @Test
  void anItemThatIsGoneAfterAReplacementWasDeletedBySomeoneElse() {
    assertThat(recovered(replace(OLD, NEW), Optional.empty())).contains(BASE);
  }

  @Test
  void aReplacementThatStoppedHalfwayGoesOnFromThere() {
    Document renamed = series("Renamed", "20250321", "20250322");
    Document half = series("Renamed", "20250321");
    Held now = held(half, "2");
    assertThat(recovered(replace(MASTER, renamed), Optional.of(now)))
        .contains(new Agreed(BASE.left(), now));
  }

  @Test
  void whatHasNotComeToAFolderOfAnItemThatWasEditedSinceComesAsNews() {
    Document rest = series("Master", "20250321");
    Document edited = series("Edited", "20250321");
    isRemembered(new Step.Create(Side.LEFT, held(WHOLE, "1"), Optional.empty()), edited, rest);
  }

  @Test
  void whatHasNotGoneFromAFolderOfAnItemThatWasEditedSinceIsToGo() {
    Held renamed = held(series("Renamed", "20250321"), "2");
    Document edited = series("Renamed\nLOCATION:Hall", "20250321", "20250322");
    isRemembered(
        new Step.Replace(Side.LEFT, renamed, held(WHOLE, "1"), Optional.of(BASE)),
        edited,
        series("Renamed", "20250321", "20250322"));
  }

  @Test
  void anOverrideThatWasEditedAndHadNotComeWasEditedAsItHadBeen() {
    Document half = series("Renamed", "20250321");
    Held renamed = held(with(half, "SUMMARY:Later", "SUMMARY:Latest"), "2");
    isRemembered(
        new Step.Replace(
            Side.LEFT, renamed, held(series("Master", "20250321"), "1"), Optional.of(BASE)),
        with(half, "SUMMARY:Later", "SUMMARY:Later\nLOCATION:Hall"),
        half);
  }

  @Test
  void anOverrideThatIsGoneThoughItWasToChangeWasDeleted() {
    Held renamed = held(series("Renamed", "20250321"), "2");
    Document before = with(series("Master", "20250321"), "SUMMARY:Later", "SUMMARY:Late");
    Step.Change change = new Step.Replace(Side.LEFT, renamed, held(before, "1"), Optional.of(BASE));
    Intent intent = new Intent(change, Optional.of(renamed.document()));
    assertThat(recovered(intent, now(series("Renamed"))))
        .contains(new Agreed(held(renamed.document(), ""), renamed));
  }

  @Test
  void aHalfOfAMergeThatCameHalfwayIsMergedAgainWithAnEditSince() {
    Held renamed = held(series("Renamed", "20250321"), "2");
    Step.Change patch =
        new Step.Patch(
            Side.LEFT, held(MASTER, "1"), renamed, renamed.document(), Optional.of(BASE));
    assertThat(recovered(new Intent(patch, Optional.of(renamed.document())), now(series("Edited"))))
        .contains(BASE);
  }

  private static void isRemembered(Step.Change change, Document found, Document wanted) {
    Document written = change.opposite().orElseThrow().document();
    Agreed agreed = recovered(new Intent(change, Optional.of(written)), now(found)).orElseThrow();
    for (Held held : List.of(agreed.left(), agreed.right())) {
      assertThat(Meaning.differences(wanted, held.document())).isEmpty();
      assertThat(held.version()).isEqualTo(Version.NONE);
    }
  }

  private static Optional<Held> now(Document found) {
    return Optional.of(held(found, "3"));
  }

  @Test
  void aDeletionThatLeftNothingWasMade() {
    assertThat(settled(delete(OLD), Optional.empty()).orElseThrow().now()).isEmpty();
  }

  @Test
  void aDeletionOfWhatIsThereStillWasNotMade() {
    assertThat(recovered(delete(OLD), Optional.of(TARGET))).isEmpty();
  }

  @Test
  void anItemThatSaysSomethingElseAfterADeletionIsTakenAsAnEdit() {
    assertThat(recovered(delete(OLD), Optional.of(held(NEW, "2")))).contains(BASE);
  }

  @Test
  void aDeletionThatStoppedHalfwayGoesOnFromThere() {
    Held now = held(ORPHANS, "2");
    assertThat(recovered(delete(WHOLE), Optional.of(now))).contains(new Agreed(BASE.left(), now));
  }

  @Test
  void whatIsLeftOfANewItemWhoseDeletionStoppedHalfwayIsNew() {
    Intent discard = new Intent(new Step.Delete(Side.LEFT, held(WHOLE, "1")), Optional.empty());
    Optional<Held> now = Optional.of(held(ORPHANS, "2"));
    Settled settled = Recovery.settled(discard, now, Optional.empty()).orElseThrow();
    assertThat(settled.now()).isEmpty();
  }

  @Test
  void whatCannotBeReadStaysOpen() {
    Snapshot quiet = snapshot(Map.of(), Set.of());
    Snapshot unreadable = snapshot(Map.of(), Set.of("a"));
    List<Intent> intents = List.of(replace(OLD, NEW));
    assertThat(Recovery.of(intents, quiet, unreadable, base())).isEqualTo(Recovery.NONE);
    assertThat(Recovery.of(intents, unreadable, quiet, base())).isEqualTo(Recovery.NONE);
  }

  @Test
  void theSideThatWasToBeWrittenIsAskedForTheItemWhereItWasOrWouldBe() {
    assertThat(doubted(Side.RIGHT, create(NEW))).isEqualTo(Map.of("a", new Place("")));
    assertThat(doubted(Side.RIGHT, delete(OLD))).isEqualTo(Map.of("a", new Place("/a")));
    assertThat(doubted(Side.LEFT, delete(OLD))).isEmpty();
    assertThat(doubted(Side.LEFT, create(NEW))).isEqualTo(Map.of("a", new Place("a.ics")));
  }

  @Test
  void whatHadGoneFromAServerAndWasToBeDeletedInTheFolderIsAskedForWhereItWas() {
    Known known =
        new Known(Map.of("a", new Known.Seat(new Place("/a"), new Version("b"))), Optional.of("m"));
    Intent deletion = new Intent(new Step.Delete(Side.LEFT, held(OLD, "1")), Optional.empty());
    assertThat(Recovery.doubting(Side.RIGHT, known, List.of(deletion)).doubted())
        .isEqualTo(Map.of("a", new Place("/a")));
  }

  @Test
  void whatSeemedGoneFromAFolderAndWasToBeDeletedOnTheServerIsAskedForWhereItWas() {
    Known known =
        new Known(
            Map.of("a", new Known.Seat(new Place("a.ics"), new Version("b"))), Optional.empty());
    assertThat(Recovery.doubting(Side.LEFT, known, List.of(delete(OLD))).doubted())
        .isEqualTo(Map.of("a", new Place("a.ics")));
  }

  @Test
  void whatWasToComeIsDoubtedOnAServerButNotInAFolderThatIsKnownToHoldIt() {
    Known known =
        new Known(Map.of("a", new Known.Seat(new Place("x"), new Version("b"))), Optional.empty());
    Intent push = create(NEW);
    Intent pull = new Intent(new Step.Create(Side.LEFT, TARGET, Optional.empty()), push.document());
    assertThat(Recovery.doubting(Side.LEFT, known, List.of(push)).doubted()).isEmpty();
    assertThat(Recovery.doubting(Side.RIGHT, known, List.of(pull)).doubted())
        .isEqualTo(Map.of("a", TARGET.place()));
  }

  @Test
  void theBaseCountsWhatWasFoundOut() {
    Recovery made = recovery(create(NEW), held(NEW, "2"), Base.EMPTY);
    assertThat(made.onto(Base.EMPTY).size()).isEqualTo(1);
    Recovery gone =
        Recovery.of(
            List.of(delete(OLD)),
            snapshot(Map.of(), Set.of()),
            snapshot(Map.of(), Set.of()),
            base());
    assertThat(gone.onto(base())).isEqualTo(Base.EMPTY);
  }

  private static Recovery recovery(Intent intent, Held now, Base base) {
    Snapshot there = snapshot(Map.of("a", now), Set.of());
    return Recovery.of(List.of(intent), snapshot(Map.of(), Set.of()), there, base);
  }

  private static Base base() {
    return new Base(Map.of("a", BASE), 1, Set.of());
  }

  private static Snapshot snapshot(Map<String, Held> changed, Set<String> unreadable) {
    return new Snapshot(changed, Set.of(), unreadable, List.of(), true, Optional.empty());
  }

  private static Map<String, Place> doubted(Side side, Intent intent) {
    return Recovery.doubting(side, Known.NOTHING, List.of(intent)).doubted();
  }

  /** What the base says then; empty where it stays as it was and nothing is entered. */
  private static Optional<Agreed> recovered(Intent intent, Optional<Held> now) {
    return settled(intent, now).map(settled -> settled.now().orElseThrow());
  }

  private static Optional<Settled> settled(Intent intent, Optional<Held> now) {
    boolean isNew = intent.change() instanceof Step.Create create && create.base().isEmpty();
    return Recovery.settled(intent, now, isNew ? Optional.empty() : Optional.of(BASE));
  }

  private static Intent create(Document written) {
    return new Intent(new Step.Create(Side.RIGHT, SOURCE, Optional.empty()), Optional.of(written));
  }

  private static Intent recreate(Document written) {
    return new Intent(new Step.Create(Side.RIGHT, SOURCE, Optional.of(BASE)), Optional.of(written));
  }

  private static Intent replace(Document before, Document written) {
    return new Intent(
        new Step.Replace(Side.RIGHT, SOURCE, held(before, "1"), Optional.of(BASE)),
        Optional.of(written));
  }

  private static Intent delete(Document before) {
    return new Intent(new Step.Delete(Side.RIGHT, held(before, "1")), Optional.empty());
  }

  private static Held held(Document document, String version) {
    return new Held("a", new Place("/a"), new Version(version), document);
  }

  private static Document ending(String title, String hour) {
    String text = Scene.event("a", title).toString();
    return Scene.document(text.replace("\r\n", "\n").replace("T160000Z", "T" + hour + "0000Z"));
  }

  private static Document with(Document document, String old, String now) {
    return Scene.document(document.toString().replace("\r\n", "\n").replace(old, now));
  }

  private static Document series(String title, String... days) {
    return calendar(
        "UID:a\nDTSTART:20250320T150000Z\nRRULE:FREQ=DAILY\nSUMMARY:" + title + "\n", days);
  }

  private static Document orphans(String... days) {
    return calendar("", days);
  }

  private static Document calendar(String master, String... days) {
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\n");
    if (!master.isEmpty()) {
      text.append("BEGIN:VEVENT\n").append(master).append("END:VEVENT\n");
    }
    for (String day : days) {
      text.append("BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:").append(day).append("T150000Z\n");
      text.append("DTSTART:").append(day).append("T160000Z\nSUMMARY:Later\nEND:VEVENT\n");
    }
    return Scene.document(text.append("END:VCALENDAR\n").toString());
  }
}

package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Sync;
import org.kalends.ics.Document;
import org.kalends.testkit.FaultyReplica.Fault;

/** What follows when only one side was given its part of a merge. */
class HalfMergeTest {
  private static final Document TEA = Samples.event("a", "Tea");
  private static final Document COFFEE = Samples.with(TEA, "SUMMARY", "Coffee");
  private static final Document COCOA = Samples.with(COFFEE, "SUMMARY", "Cocoa");

  private final MemoryReplica left = new MemoryReplica("left");
  private final MemoryReplica right = new MemoryReplica("right").withoutMarkers();
  private final MemoryBase base = new MemoryBase();

  @BeforeEach
  void theLeftHasANewTitleAndTheRightANewPlace() throws IOException {
    left.put("a", TEA);
    sync(left, right, Policy.TWO_WAY);
    left.put("a", COFFEE);
    right.put("a", inHall(TEA));
  }

  @Test
  void whatIsEditedWhereTheHalfCameIsNoConflict() throws IOException {
    theRightHasItsHalf();
    right.put("a", inHall(COCOA));
    afterTheNextRunBothSay(inHall(COCOA));
  }

  @Test
  void whatIsEditedWhereTheHalfCameIsNoConflictFromRightToLeftEither() throws IOException {
    theLeftHasItsHalf();
    left.put("a", Samples.with(inHall(COFFEE), "LOCATION", "Garden"));
    afterTheNextRunBothSay(Samples.with(inHall(COFFEE), "LOCATION", "Garden"));
  }

  @Test
  void whatIsEditedAfterAHalfWhoseAnswerWasLostIsNoConflict() throws IOException {
    sync(left, new FaultyReplica(right, () -> Fault.AFTER), Policy.TWO_WAY);
    right.put("a", inHall(COCOA));
    afterTheNextRunBothSay(inHall(COCOA));
  }

  @Test
  void whatIsEditedOnTheOtherSideMeanwhileIsMerged() throws IOException {
    theRightHasItsHalf();
    left.put("a", COCOA);
    afterTheNextRunBothSay(inHall(COCOA));
  }

  @Test
  void twoEditsOfTheSameAfterTheHalfAreAConflict() throws IOException {
    theRightHasItsHalf();
    left.put("a", COCOA);
    right.put("a", Samples.with(inHall(COFFEE), "SUMMARY", "Milk"));
    assertThat(plan().steps()).hasOnlyElementsOfType(Step.Conflict.class);
  }

  @Test
  void anItemThatIsDeletedWhereTheHalfCameGoes() throws IOException {
    theRightHasItsHalf();
    right.remove("a");
    sync(left, right, Policy.TWO_WAY.withDeletions(Policy.ALL));
    assertThat(left.documents()).isEmpty();
  }

  @Test
  void anItemThatIsDeletedWhereTheHalfIsStillToComeStays() throws IOException {
    theRightHasItsHalf();
    left.remove("a");
    afterTheNextRunBothSay(inHall(COFFEE));
  }

  @Test
  void anEditThatIsTakenBackWhereTheHalfCameIsTakenBackThere() throws IOException {
    theRightHasItsHalf();
    right.put("a", inHall(TEA));
    afterTheNextRunBothSay(inHall(TEA));
  }

  @Test
  void aMergeWithoutABaseGoesOnFromItsFirstHalf() throws IOException {
    MemoryBase lost = new MemoryBase();
    Sync sync = new Sync(left, right, lost);
    left.put("a", TEA);
    right.put("a", inHall(TEA));
    left.put("a", Samples.with(TEA, "DESCRIPTION", "Green"));
    sync.apply(sync.prepare(Policy.TWO_WAY.withFlow(Policy.Flow.TO_RIGHT)), Progress.NONE);
    right.put("a", Samples.with(right.documents().get("a"), "DESCRIPTION", "Black"));
    sync.apply(sync.prepare(Policy.TWO_WAY), Progress.NONE);
    assertThat(left.documents().get("a").toString()).contains("Black", "Hall");
  }

  private void theRightHasItsHalf() throws IOException {
    sync(left, right, Policy.TWO_WAY.withFlow(Policy.Flow.TO_RIGHT));
    assertThat(right.documents()).containsEntry("a", inHall(COFFEE));
    assertThat(left.documents()).containsEntry("a", COFFEE);
  }

  private void theLeftHasItsHalf() throws IOException {
    sync(left, right, Policy.TWO_WAY.withFlow(Policy.Flow.TO_LEFT));
    assertThat(left.documents()).containsEntry("a", inHall(COFFEE));
    assertThat(right.documents()).containsEntry("a", inHall(TEA));
  }

  private void afterTheNextRunBothSay(Document document) throws IOException {
    sync(left, right, Policy.TWO_WAY);
    assertThat(left.documents()).containsEntry("a", document);
    assertThat(right.documents()).containsEntry("a", document);
    assertThat(plan().isEmpty()).isTrue();
  }

  private Plan plan() throws IOException {
    return new Sync(left, right, base).prepare(Policy.TWO_WAY);
  }

  private void sync(Replica here, Replica there, Policy policy) throws IOException {
    Sync sync = new Sync(here, there, base);
    sync.apply(sync.prepare(policy), Progress.NONE);
  }

  private static Document inHall(Document document) {
    return Samples.with(document, "LOCATION", "Hall");
  }
}

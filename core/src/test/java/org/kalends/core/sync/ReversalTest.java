package org.kalends.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Document;

class ReversalTest {
  private static final Document OLD = Scene.event("a", "Old");
  private static final Document NEW = Scene.event("a", "New");
  private static final Held OLD_HELD = Scene.held("a", OLD, "1");
  private static final Held NEW_HELD = Scene.held("a", NEW, "2");
  private static final Agreed ON_NEW = new Agreed(NEW_HELD, NEW_HELD);

  @Test
  void onlyASideThatSaysSomethingElseIsWritten() {
    assertThat(back(NEW_HELD, NEW_HELD).writes()).containsExactly(Side.LEFT, Side.RIGHT);
    assertThat(back(OLD_HELD, NEW_HELD).writes()).containsExactly(Side.RIGHT);
    assertThat(back(NEW_HELD, OLD_HELD).writes()).containsExactly(Side.LEFT);
    assertThat(back(OLD_HELD, OLD_HELD).writes()).isEmpty();
    assertThat(back(null, NEW_HELD).writes()).containsExactly(Side.LEFT, Side.RIGHT);
  }

  @Test
  void whileTheLeftSideIsWrittenTheRightOneHasBeenWritten() {
    assertThat(back(NEW_HELD, NEW_HELD).beside(Side.LEFT)).contains(OLD);
    assertThat(back(NEW_HELD, NEW_HELD).beside(Side.RIGHT)).contains(NEW);
    Document words =
        Scene.document(OLD.toString().replace("\r", "").replace("20250101T", "20250202T"));
    assertThat(back(NEW_HELD, Scene.held("a", words, "3")).beside(Side.LEFT)).contains(words);
    assertThat(back(null, NEW_HELD).beside(Side.RIGHT)).isEmpty();
  }

  @Test
  void allIsDoneWithTheLastSideThatIsWritten() {
    assertThat(back(NEW_HELD, NEW_HELD).endsWith(Side.RIGHT)).isFalse();
    assertThat(back(NEW_HELD, NEW_HELD).endsWith(Side.LEFT)).isTrue();
    assertThat(back(OLD_HELD, NEW_HELD).endsWith(Side.RIGHT)).isTrue();
  }

  @Test
  void whatComesBackAndWasNotAgreedOnWaitsAgain() {
    Texts both = new Texts(Optional.of(OLD), Optional.of(OLD));
    assertThat(to(both, Optional.of(both)).leavesOpen()).isFalse();
    assertThat(to(both, Optional.empty()).leavesOpen()).isFalse();
    assertThat(to(new Texts(Optional.of(NEW), Optional.of(OLD)), Optional.of(both)).leavesOpen())
        .isTrue();
    assertThat(to(new Texts(Optional.of(OLD), Optional.of(NEW)), Optional.of(both)).leavesOpen())
        .isTrue();
  }

  @Test
  void whereTheBaseIsNotTouchedItStays() {
    Texts both = new Texts(Optional.of(OLD), Optional.of(OLD));
    assertThat(to(both, Optional.empty()).after(Map.of())).contains(ON_NEW);
  }

  @Test
  void bothSidesAgreeOnWhatTheyHaveStored() {
    Held left = Scene.held("a", OLD, "3");
    Held right = Scene.held("a", OLD, "4");
    assertThat(
            back(NEW_HELD, NEW_HELD)
                .after(Map.of(Side.LEFT, Optional.of(left), Side.RIGHT, Optional.of(right))))
        .contains(new Agreed(left, right));
    assertThat(back(OLD_HELD, NEW_HELD).after(Map.of(Side.RIGHT, Optional.of(right))))
        .contains(new Agreed(OLD_HELD, right));
  }

  @Test
  void aSideThatIsToDifferFromWhatWasAgreedOnIsToldAsChanged() {
    Texts agreed = new Texts(Optional.of(OLD), Optional.of(OLD));
    Reversal waiting = to(new Texts(Optional.of(NEW), Optional.of(OLD)), Optional.of(agreed));
    Held right = Scene.held("a", OLD, "4");
    Agreed after = waiting.after(Map.of(Side.RIGHT, Optional.of(right))).orElseThrow();
    assertThat(after.right()).isEqualTo(right);
    assertThat(after.left().document()).isEqualTo(OLD);
    assertThat(after.left().place()).isEqualTo(NEW_HELD.place());
    assertThat(after.left().version()).isNotEqualTo(NEW_HELD.version());
  }

  @Test
  void whatWasNewIsAgreedOnNoMore() {
    Reversal gone = to(Texts.NONE, Optional.of(Texts.NONE));
    assertThat(gone.after(Map.of(Side.LEFT, Optional.empty(), Side.RIGHT, Optional.empty())))
        .isEmpty();
  }

  @Test
  void aSideThatHoldsNothingIsToldAsChangedWhereItLastLay() {
    Reversal deleted =
        new Reversal(
            "a",
            "Old",
            Optional.empty(),
            Optional.of(NEW_HELD),
            Optional.of(ON_NEW),
            new Texts(Optional.empty(), Optional.of(OLD)),
            Optional.of(new Texts(Optional.of(OLD), Optional.of(OLD))));
    Agreed after =
        deleted.after(Map.of(Side.RIGHT, Optional.of(Scene.held("a", OLD, "4")))).orElseThrow();
    assertThat(after.left().place()).isEqualTo(NEW_HELD.place());
    assertThat(after.left().document()).isEqualTo(OLD);
  }

  /** Back to the old text, which both are to agree on. */
  private static Reversal back(Held left, Held right) {
    Texts old = new Texts(Optional.of(OLD), Optional.of(OLD));
    return new Reversal(
        "a",
        "New",
        Optional.ofNullable(left),
        Optional.ofNullable(right),
        Optional.of(ON_NEW),
        old,
        Optional.of(old));
  }

  /** From the new text, which both agree on. */
  private static Reversal to(Texts goal, Optional<Texts> agreed) {
    return new Reversal(
        "a",
        "New",
        Optional.of(NEW_HELD),
        Optional.of(NEW_HELD),
        Optional.of(ON_NEW),
        goal,
        agreed);
  }
}

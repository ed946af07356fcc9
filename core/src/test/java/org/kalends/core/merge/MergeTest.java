package org.kalends.core.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.merge.Texts.document;
import static org.kalends.core.merge.Texts.event;

import org.junit.jupiter.api.Test;

class MergeTest {
  private static final String BASE =
      event("DTSTART:20250304T100000Z", "DTEND:20250304T110000Z", "SUMMARY:Tea", "LOCATION:Here");

  private static String with(String old, String now) {
    assertThat(BASE).contains(old);
    return BASE.replace(old, now);
  }

  @Test
  void whatEachSideChangedIsInBoth() {
    Texts.of(BASE, with("SUMMARY:Tea", "SUMMARY:Coffee"), with("LOCATION:Here", "LOCATION:There"))
        .becomes(
            event(
                "DTSTART:20250304T100000Z",
                "DTEND:20250304T110000Z",
                "SUMMARY:Coffee",
                "LOCATION:There"));
  }

  @Test
  void theSameInTwoWaysIsADisagreement() {
    Disagreement clash =
        Texts.of(BASE, with("SUMMARY:Tea", "SUMMARY:Coffee"), with("SUMMARY:Tea", "SUMMARY:Water"))
            .clash();
    assertThat(clash.property()).isEqualTo("SUMMARY");
    assertThat(clash.base()).contains("Tea");
    assertThat(clash.left()).contains("Coffee");
    assertThat(clash.right()).contains("Water");
  }

  @Test
  void theSameOnBothSidesIsNone() {
    String edited = with("SUMMARY:Tea", "SUMMARY:Coffee");
    Texts.of(BASE, edited, edited).becomes(edited);
  }

  @Test
  void removedHereAndChangedThereIsADisagreement() {
    Disagreement clash =
        Texts.of(BASE, with("LOCATION:Here\n", ""), with("LOCATION:Here", "LOCATION:There"))
            .clash();
    assertThat(clash.left()).isEmpty();
    assertThat(clash.right()).contains("There");
  }

  @Test
  void aSideThatHasNothingToLearnKeepsItsDocument() {
    Texts texts = Texts.of(BASE, with("SUMMARY:Tea", "SUMMARY:Coffee"), BASE);
    assertThat(texts.clean().left()).isSameAs(texts.left());
    assertThat(texts.clean().right()).isNotEqualTo(texts.right());
  }

  @Test
  void otherWordsForTheSameAreNoChange() {
    String reworded =
        event(
            "SUMMARY:Tea",
            "LOCATION:Here",
            "DTSTAMP:20250909T000000Z",
            "DTSTART:20250304T100000Z",
            "DURATION:PT1H");
    Texts texts = Texts.of(BASE, with("SUMMARY:Tea", "SUMMARY:Coffee"), reworded);
    assertThat(texts.clean().right())
        .isEqualTo(document(reworded.replace("SUMMARY:Tea", "SUMMARY:Coffee")));
  }

  @Test
  void whatOnlyTheServerKnowsSurvivesAnEdit() {
    String server =
        BASE.replace("SUMMARY", "X-SERVER;A=b:1\nURL:https://example.org\nSUMMARY")
            .replace("END:V", "X-LAST:2\nEND:V");
    Texts texts = Texts.of(BASE, with("SUMMARY:Tea", "SUMMARY:Coffee"), server, server);
    assertThat(texts.clean().right())
        .isEqualTo(document(server.replace("SUMMARY:Tea", "SUMMARY:Coffee")));
    assertThat(texts.clean().left()).isSameAs(texts.left());
  }

  @Test
  void whenItHappensMovesAsOne() {
    Disagreement clash =
        Texts.of(
                BASE,
                with("DTSTART:20250304T100000Z", "DTSTART:20250304T090000Z"),
                with("DTEND:20250304T110000Z", "DTEND:20250304T120000Z"))
            .clash();
    assertThat(clash.property()).isEqualTo("DTSTART");
    Disagreement rule =
        Texts.of(
                BASE,
                with("DTSTART:20250304T100000Z", "DTSTART:20250304T090000Z"),
                with("SUMMARY", "RRULE:FREQ=DAILY\nSUMMARY"))
            .clash();
    assertThat(rule.property()).isEqualTo("DTSTART");
  }

  @Test
  void anEndReplacesALength() {
    String server = with("DTEND:20250304T110000Z", "DURATION:PT1H");
    Texts texts =
        Texts.of(BASE, with("DTEND:20250304T110000Z", "DTEND:20250304T120000Z"), server, server);
    texts.becomes(with("DTEND:20250304T110000Z", "DTEND:20250304T120000Z"));
    assertThat(texts.clean().right().toString()).doesNotContain("DURATION");
  }

  @Test
  void stampsNeverDisagreeAndTheLatestIsKept() {
    String left = with("SUMMARY:Tea", "SEQUENCE:4\nLAST-MODIFIED:20250101T000000Z\nSUMMARY:Coffee");
    String right =
        with("LOCATION:Here", "SEQUENCE:2\nLAST-MODIFIED:20250202T000000Z\nLOCATION:There");
    Merged.Clean clean = Texts.of(BASE, left, right).clean();
    assertThat(clean.left().toString()).contains("SEQUENCE:4", "LAST-MODIFIED:20250202T000000Z");
    assertThat(clean.right().toString()).contains("SEQUENCE:4", "LAST-MODIFIED:20250202T000000Z");
  }

  @Test
  void oneSideCanHaveTheLastWord() {
    Texts texts =
        Texts.of(
            BASE,
            with("SUMMARY:Tea", "SUMMARY:Coffee\nPRIORITY:1"),
            with("SUMMARY:Tea", "SUMMARY:Water").replace("LOCATION:Here", "LOCATION:There"));
    Merged.Clean clean =
        Merge.of(
            texts.leftBase(), texts.left(), texts.rightBase(), texts.right(), Merge.Favour.RIGHT);
    assertThat(clean.left().toString()).contains("SUMMARY:Water", "LOCATION:There", "PRIORITY:1");
    assertThat(clean.right().toString()).contains("SUMMARY:Water", "LOCATION:There", "PRIORITY:1");
  }

  @Test
  void anEditOfAToDoAndItsCompletionGoTogether() {
    String todo = "BEGIN:VTODO\nUID:a\nSUMMARY:Post\nSTATUS:NEEDS-ACTION\nEND:VTODO\n";
    String done =
        todo.replace(
            "STATUS:NEEDS-ACTION",
            "STATUS:COMPLETED\nCOMPLETED:20250304T100000Z\nPERCENT-COMPLETE:100");
    Texts.of(todo, done, todo.replace("Post", "Post office"))
        .becomes(done.replace("Post", "Post office"));
    assertThat(
            Texts.of(todo, done, todo.replace("STATUS:NEEDS-ACTION", "PERCENT-COMPLETE:50"))
                .clash()
                .property())
        .isEqualTo("STATUS");
  }

  @Test
  void newOnBothSidesItIsMergedWhereNothingDisagrees() {
    Texts.of("", BASE, "", with("LOCATION:Here", "PRIORITY:1"))
        .becomes(with("LOCATION:Here", "LOCATION:Here\nPRIORITY:1"));
    assertThat(Texts.of("", BASE, "", with("SUMMARY:Tea", "SUMMARY:Coffee")).clash().property())
        .isEqualTo("SUMMARY");
  }
}

package org.kalends.core.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Version;
import org.kalends.ics.Document;

/** What counts as the same event twice, and which one stays. */
class DuplicatesTest {
  private static final String LUNCH = "SUMMARY:Lunch\nDTSTART:20260302T120000Z";

  private final List<Held> items = new ArrayList<>();

  private DuplicatesTest with(String uid, String... components) {
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\n");
    for (String lines : components) {
      text.append("BEGIN:VEVENT\nUID:%s\n%s\nEND:VEVENT\n".formatted(uid, lines));
    }
    byte[] bytes = text.append("END:VCALENDAR\n").toString().getBytes(StandardCharsets.UTF_8);
    items.add(new Held(uid, new Place(uid), new Version("1"), Document.parse(bytes).document()));
    return this;
  }

  /** By what stays. */
  private Map<String, List<String>> found() {
    return Duplicates.among(items, ZoneId.of("Europe/Berlin")).stream()
        .collect(
            Collectors.toMap(
                same -> same.kept().uid(),
                same -> same.surplus().stream().map(Held::uid).toList()));
  }

  @Test
  void theSameTitleAndTheSameFullStartAreDuplicates() {
    assertThat(with("a", LUNCH).with("b", LUNCH + "\nLOCATION:Here").found())
        .isEqualTo(Map.of("a", List.of("b")));
  }

  @Test
  void anotherTimeOfTheSameDayIsNoDuplicate() {
    assertThat(with("a", LUNCH).with("b", LUNCH.replace("T12", "T13")).found()).isEmpty();
  }

  @Test
  void anotherTitleIsNoDuplicate() {
    assertThat(with("a", LUNCH).with("b", LUNCH.replace("Lunch", "lunch")).found()).isEmpty();
  }

  @Test
  void theSameMomentInAnotherZoneIsTheSameStart() {
    String here = "SUMMARY:Lunch\nDTSTART;TZID=Europe/Berlin:20260302T130000";
    String anywhere = "SUMMARY:Lunch\nDTSTART:20260302T130000";
    assertThat(with("a", LUNCH).with("b", here).with("c", anywhere).found())
        .isEqualTo(Map.of("a", List.of("b", "c")));
  }

  @Test
  void aDayIsNotItsMidnight() {
    assertThat(
            with("a", "SUMMARY:Trip\nDTSTART;VALUE=DATE:20260302")
                .with("b", "SUMMARY:Trip\nDTSTART:20260302T000000")
                .found())
        .isEmpty();
  }

  @Test
  void theLowestSequenceStaysThenTheEarliestCreated() {
    with("a", LUNCH + "\nSEQUENCE:2\nCREATED:20200101T000000Z");
    with("b", LUNCH + "\nSEQUENCE:1\nCREATED:20250101T000000Z");
    with("c", LUNCH + "\nSEQUENCE:1\nCREATED:20240101T000000Z");
    with("d", LUNCH + "\nSEQUENCE:1");
    assertThat(found()).isEqualTo(Map.of("c", List.of("b", "d", "a")));
  }

  @Test
  void whereNothingTellsThemApartTheChoiceIsAlwaysTheSame() {
    with("b", LUNCH).with("a", LUNCH);
    assertThat(found()).isEqualTo(Map.of("a", List.of("b")));
  }

  @Test
  void seriesAreDuplicatesIfTheyRepeatAlike() {
    String weekly = LUNCH + "\nRRULE:FREQ=WEEKLY";
    with("a", weekly).with("b", weekly).with("c", LUNCH + "\nRRULE:FREQ=DAILY");
    assertThat(found()).isEqualTo(Map.of("a", List.of("b")));
  }

  @Test
  void aSingleEventIsNoDuplicateOfAnOccurrence() {
    assertThat(with("a", LUNCH + "\nRRULE:FREQ=WEEKLY").with("b", LUNCH).found()).isEmpty();
  }

  @Test
  void occurrencesOfOneSeriesAreNoDuplicatesOfEachOther() {
    String moved = "SUMMARY:Lunch\nRECURRENCE-ID:20260309T120000Z\nDTSTART:20260302T120000Z";
    assertThat(with("a", LUNCH + "\nRRULE:FREQ=WEEKLY", moved).found()).isEmpty();
  }

  @Test
  void seriesOfWhichOneWasMovedAreNoDuplicates() {
    String weekly = LUNCH + "\nRRULE:FREQ=WEEKLY";
    String moved = "SUMMARY:Lunch\nRECURRENCE-ID:20260309T120000Z\nDTSTART:20260310T120000Z";
    assertThat(with("a", weekly, moved).with("b", weekly).found()).isEmpty();
  }

  @Test
  void eventsWithoutTitleOrReadableStartAreNotCompared() {
    Stream.of("a", "b").forEach(uid -> with(uid, "DTSTART:20260302T120000Z"));
    Stream.of("c", "d").forEach(uid -> with(uid, "SUMMARY:Lunch\nDTSTART:soon"));
    Stream.of("e", "f").forEach(uid -> with(uid, "SUMMARY:Lunch"));
    assertThat(found()).isEmpty();
  }
}

package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Team Standup|team-standup",
        "Café ☕️ meeting|café-meeting",
        "1:1 Bob / Alice!|1-1-bob-alice",
        "  --- x ---  |x",
        "Großer Ölwechsel, ΣΊΣΥΦΟΣ|großer-ölwechsel-σίσυφος",
        "İstanbul’da kahve|i̇stanbul-da-kahve",
        "Встреча с Ильёй|встреча-с-ильёй",
        "会議 2025年|会議-2025年",
        "मीटिंग है|मीटिंग-है",
        "نمی‌خواهم بروم|نمیخواهم-بروم",
        "שָׁלוֹם עולם|שָׁלוֹם-עולם",
        "ประชุม ๑๒|ประชุม-๑๒",
        "👩‍👩‍👧‍👦 family 1️⃣ day|family-1-day",
        "🎉🎂|untitled",
        "''|untitled",
        "...|untitled",
        "CON|con"
      })
  void lettersAndDigitsOfEveryScriptStay(String title, String slug) {
    assertThat(Slug.of(title)).isEqualTo(slug);
  }

  @Test
  void composedAndDecomposedTitlesAreOne() {
    assertThat(Slug.of("Cafe\u0301")).isEqualTo(Slug.of("Caf\u00e9")).isEqualTo("caf\u00e9");
  }

  @Test
  void separatorsAndControlsNeverGetThrough() {
    assertThat(Slug.of("../../etc\u0000/pass\nwd\\x:y\uD800|z")).isEqualTo("etc-pass-wd-x-y-z");
  }

  @Test
  void isCutAtFiftyCodePointsAndNeverEndsInAHyphen() {
    assertThat(Slug.of("a".repeat(10_000))).hasSize(50);
    assertThat(Slug.of("a".repeat(49) + " bcd")).isEqualTo("a".repeat(49));
  }

  @Test
  void isCutAtAHundredAndTwentyBytesBetweenLetters() {
    String slug = Slug.of("語".repeat(60));
    assertThat(slug).isEqualTo("語".repeat(40));
    assertThat(Slug.of("𠮷".repeat(60)).getBytes(StandardCharsets.UTF_8)).hasSize(120);
  }

  @Test
  void aLetterIsNeverPartedFromItsMarks() {
    assertThat(Slug.of("a".repeat(49) + "q\u0323x")).isEqualTo("a".repeat(49));
    assertThat(Slug.of("q" + "\u0323".repeat(1000))).isEqualTo("untitled");
  }
}

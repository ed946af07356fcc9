package org.kalends.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.ics.Component;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;

class SearchTextTest {
  @ParameterizedTest
  @CsvSource({
    "Café,cafe",
    "CAFE\u0301,cafe",
    "Straße,strasse",
    "ŁÓDŹ,lodz",
    "Ærø,aero",
    "ΟΔΟΣ,οδοσ",
    "οδός,οδοσ",
    "İzmir,izmir",
    "ﬁne,fine",
    "Наташа,наташа",
    "東京,東京",
    "か\u3099,か\u3099",
  })
  void caseAndAccentsDoNotCount(String text, String folded) {
    assertThat(SearchText.folded(text)).isEqualTo(folded);
    assertThat(SearchText.folded(folded)).isEqualTo(folded);
  }

  @Test
  void titlePlaceNotesPeopleAndCategoriesAreSearched() {
    Component event =
        Component.of(
            "VEVENT",
            List.of(
                Property.text("SUMMARY", "Lunch, late"),
                Property.text("LOCATION", "Café"),
                Property.text("DESCRIPTION", "bring\nspoons"),
                Property.of("CATEGORIES", "Food,Fun\\, games"),
                Property.of("ORGANIZER", Parameters.of("CN", "Ada"), "mailto:a@example.com"),
                Property.of("ATTENDEE", "MAILTO:grace@example.com"),
                Property.text("X-SECRET", "hidden")));
    assertThat(SearchText.of(event))
        .isEqualTo(
            "lunch, late\ncafe\nbring\nspoons\nfood\nfun, games\nada\na@example.com\ngrace@example.com");
    assertThat(SearchText.people(event)).isEqualTo("ada\na@example.com\ngrace@example.com");
  }
}

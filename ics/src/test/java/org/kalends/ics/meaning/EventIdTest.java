package org.kalends.ics.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Component;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;
import org.kalends.ics.zone.Zones;

class EventIdTest {
  @Test
  void zonedAndUtcNameTheSameInstance() {
    EventId zoned = id("20250321T150000", Parameters.NONE.with("TZID", "Europe/Berlin"));
    EventId utc = id("20250321T140000Z", Parameters.NONE);
    assertThat(zoned).isEqualTo(utc);
    assertThat(zoned.instance()).isEqualTo("20250321T140000Z");
    assertThat(zoned.key()).isEqualTo("20250321T140000Z/u");
  }

  @Test
  void daysFloatingTimesAndUnknownZonesKeepTheirForm() {
    assertThat(id("20250321", Parameters.NONE.with("VALUE", "DATE")).instance())
        .isEqualTo("20250321");
    assertThat(id("20250321T150000", Parameters.NONE).instance()).isEqualTo("20250321T150000");
    assertThat(id("20250321T150000", Parameters.NONE.with("TZID", "A/B")).instance())
        .isEqualTo("20250321T150000@A_B");
  }

  @Test
  void masterHasNoInstance() {
    Component master = Component.of("VEVENT", List.of(Property.text("UID", "u")));
    assertThat(EventId.of(master, Zones.IANA).key()).isEqualTo("/u");
  }

  private static EventId id(String value, Parameters parameters) {
    return EventId.of(
        Component.of(
            "VEVENT",
            List.of(Property.text("UID", "u"), Property.of("RECURRENCE-ID", parameters, value))),
        Zones.IANA);
  }
}

package org.kalends.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Alarm.Trigger;

class AlarmTest {
  @Test
  void goesOffBeforeTheStart() {
    assertThat(alarm(Property.of("ACTION", "display"), Property.of("TRIGGER", "-PT900S")))
        .isEqualTo(
            new Alarm(
                "DISPLAY",
                Optional.of(new Trigger.Relative(new Length(0, -900), false)),
                Optional.empty()));
  }

  @Test
  void mayBeRelatedToTheEnd() {
    Parameters end = Parameters.NONE.with("RELATED", "end");
    assertThat(alarm(Property.of("TRIGGER", end, "PT5M")).trigger())
        .contains(new Trigger.Relative(new Length(0, 300), true));
  }

  @Test
  void mayGoOffAtAnInstant() {
    assertThat(alarm(Property.of("TRIGGER", "20250320T150000Z")).trigger())
        .contains(new Trigger.Absolute(new When.Utc(Instant.parse("2025-03-20T15:00:00Z"))));
  }

  @Test
  void damagedTriggerIsNone() {
    assertThat(alarm(Property.of("TRIGGER", "soon")).trigger()).isEmpty();
    assertThat(alarm().trigger()).isEmpty();
  }

  @Test
  void allAlarmsOfAnEventInOrder() {
    Component first = Component.of("VALARM", List.of(Property.of("ACTION", "AUDIO")));
    Component second = Component.of("VALARM", List.of(Property.of("ACTION", "EMAIL")));
    assertThat(Alarm.all(Component.of("VEVENT", List.of(first, second))))
        .extracting(Alarm::action)
        .containsExactly("AUDIO", "EMAIL");
  }

  @Test
  void addressIsAMailAddressInAnyLetterCase() {
    CalAddress jo =
        CalAddress.of(Property.of("ATTENDEE", Parameters.NONE.with("CN", "Jo"), "MAILTO:jo@x.org"));
    assertThat(jo.mail()).contains("jo@x.org");
    assertThat(jo.name()).contains("Jo");
    assertThat(CalAddress.of(Property.of("ATTENDEE", "urn:uuid:1")).mail()).isEmpty();
  }

  private static Alarm alarm(Property... properties) {
    return Alarm.of(Component.of("VALARM", List.of(properties)));
  }
}

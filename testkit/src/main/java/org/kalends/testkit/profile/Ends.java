package org.kalends.testkit.profile;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/** DTEND in place of DURATION, where the duration is of hours and minutes on one day. */
final class Ends {
  private Ends() {}

  static Component forDuration(Component item) {
    Optional<Property> end =
        item.property("DTSTART")
            .flatMap(start -> length(item).flatMap(length -> end(start, length)));
    return end.map(dtend -> item.without("DURATION").with(dtend)).orElse(item);
  }

  private static Optional<Duration> length(Component item) {
    try {
      return item.name().equals("VEVENT")
          ? item.text("DURATION").filter(text -> text.startsWith("PT")).map(Duration::parse)
          : Optional.empty();
    } catch (DateTimeParseException kept) {
      return Optional.empty();
    }
  }

  private static Optional<Property> end(Property start, Duration length) {
    return When.of(start)
        .flatMap(when ->
            switch (when) {
              case When.Utc(var instant) -> Optional.of(new When.Utc(instant.plus(length)));
              case When.Zoned zoned -> zoned(zoned, length);
              case When.Floating(var time) -> Optional.of(new When.Floating(time.plus(length)));
              case When.Day day -> Optional.<When>empty();
            })
        .map(when -> when.property("DTEND"));
  }

  /** Not over midnight: a change of the clock would lie there. */
  private static Optional<When> zoned(When.Zoned zoned, Duration length) {
    var end = zoned.time().plus(length);
    boolean sameDay = end.toLocalDate().equals(zoned.time().toLocalDate());
    return sameDay && zoned.time().getHour() >= 4
        ? Optional.of(new When.Zoned(end, zoned.tzid()))
        : Optional.empty();
  }
}

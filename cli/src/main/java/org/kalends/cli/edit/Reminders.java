package org.kalends.cli.edit;

import java.io.IOException;
import java.util.List;
import org.kalends.cli.dates.Lengths;
import org.kalends.ics.Component;
import org.kalends.ics.Length;
import org.kalends.ics.Property;

/** Reminders as they are typed: how long before. */
final class Reminders {
  private Reminders() {}

  /** A VALARM (RFC 5545 3.6.6) that shows itself so long before; {@code 0m} is at the start. */
  static Component alarm(String typed) throws IOException {
    String text = typed.strip().replaceFirst("(?i)\\s+before$", "");
    Length before =
        text.matches("0+ *(?:m|min|minutes)?")
            ? Length.ZERO
            : new Length(0, Lengths.of(text).toSeconds());
    return Component.of(
        "VALARM",
        List.of(
            Property.of("ACTION", "DISPLAY"),
            Property.of("TRIGGER", trigger(before)),
            Property.of("DESCRIPTION", "Reminder")));
  }

  private static String trigger(Length before) {
    long day = 24 * 60 * 60;
    return before.seconds() > 0 && before.seconds() % day == 0
        ? new Length(-before.seconds() / day, 0).value()
        : before.negated().value();
  }
}

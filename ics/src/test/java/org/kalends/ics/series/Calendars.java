package org.kalends.ics.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrences;

/** Items for tests, and what is said of them. */
final class Calendars {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final Stamp STAMP = new Stamp(Instant.parse("2026-02-03T04:05:06.789Z"), "new@test");

  private Calendars() {}

  /** The item of components in short: their lines, without BEGIN and END of the calendar. */
  static Item item(String components) {
    String text = "BEGIN:VCALENDAR\n" + components + "END:VCALENDAR\n";
    return Item.in(Document.parse(text.getBytes(UTF_8)).document()).items().getFirst();
  }

  static Item event(String... lines) {
    return item(vevent(lines));
  }

  static String vevent(String... lines) {
    return "BEGIN:VEVENT\nUID:1\n" + String.join("\n", lines) + "\nEND:VEVENT\n";
  }

  static Series series(Item item) {
    return new Series(item, ZONE);
  }

  /** {@code 20260301}, {@code 20260301T100000Z}, {@code Europe/Berlin:20260301T100000}. */
  static When when(String text) {
    int colon = text.indexOf(':');
    Parameters parameters =
        colon < 0 ? Parameters.NONE : Parameters.of("TZID", text.substring(0, colon));
    return When.read(text.substring(colon + 1), parameters).orElseThrow();
  }

  static UnaryOperator<Component> title(String title) {
    return component -> component.with(Property.text("SUMMARY", title));
  }

  static Revision.Revised done(Revision revision) {
    assertThat(revision).isInstanceOf(Revision.Revised.class);
    return (Revision.Revised) revision;
  }

  static Item now(Revision revision) {
    return done(revision).item().orElseThrow();
  }

  static Item added(Revision revision) {
    return done(revision).added().orElseThrow();
  }

  static Refusal refusal(Revision revision) {
    assertThat(revision).isInstanceOf(Revision.Refused.class);
    return ((Revision.Refused) revision).reason();
  }

  /** Values of a property of the master. */
  static List<String> lines(Item item, String name) {
    return item.master().orElseThrow().properties(name).stream().map(Property::toString).toList();
  }

  /** Start and title of the first occurrences. */
  static List<String> shown(Item item, int most) {
    return Occurrences.of(item, ZONE)
        .all()
        .limit(most)
        .map(one -> one.start().value() + " " + one.component().text("SUMMARY").orElse("-"))
        .toList();
  }
}

package org.kalends.ics.recur;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneId;
import java.util.List;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** Items made of lines, read in Berlin. */
final class Made {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Made() {}

  /** Of one VEVENT. */
  static Occurrences series(String... lines) {
    return item(event(lines));
  }

  static String event(String... lines) {
    return component("VEVENT", lines);
  }

  static String component(String name, String... lines) {
    String inside = String.join("\n", lines);
    return "BEGIN:%s\nUID:a\n%s\nEND:%s\n".formatted(name, inside, name);
  }

  static Occurrences item(String... components) {
    String text = "BEGIN:VCALENDAR\n" + String.join("", components) + "END:VCALENDAR\n";
    Document document = Document.parse(text.getBytes(UTF_8)).document();
    return Occurrences.of(Item.in(document).items().getFirst(), BERLIN);
  }

  /** As written, without Z. */
  static List<String> starts(Occurrences occurrences) {
    return occurrences.all().map(each -> each.start().value().replace("Z", "")).toList();
  }
}

package org.kalends.cli.edit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;

/** People as they are typed: {@code ann@example.com}, {@code Ann <ann@example.com>}. */
final class People {
  private static final Pattern PERSON =
      Pattern.compile("(?:\"?([^<>\"]*?)\"?\\s*<)?([^\\s<>@,;:\"]+@[^\\s<>@,;:\"]+)>?");

  private People() {}

  /** ATTENDEE (RFC 5545 3.8.4.1). Nobody is written to: that takes an ORGANIZER. */
  static Property attendee(String typed) throws Refused {
    Matcher person = PERSON.matcher(typed.strip());
    if (!person.matches()) {
      throw new Refused(
          "`%s` is no address; write it like: ann@example.com, or \"Ann <ann@example.com>\""
              .formatted(typed.strip()));
    }
    String name = person.group(1) == null ? "" : person.group(1).strip();
    Parameters parameters = name.isEmpty() ? Parameters.NONE : Parameters.NONE.with("CN", name);
    return Property.of("ATTENDEE", parameters, "mailto:" + person.group(2));
  }
}

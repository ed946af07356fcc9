package org.kalends.cli.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as people write them: a number and a unit, such as {@code "180 days"}. */
final class Amount {
  /** In days; a month is 30 of them and a year 365. */
  static final Map<String, Long> DAYS =
      new TreeMap<>(Map.of("days", 1L, "weeks", 7L, "months", 30L, "years", 365L));

  /** In bytes. */
  static final Map<String, Long> BYTES =
      new TreeMap<>(Map.of("kb", 1000L, "mb", 1_000_000L, "gb", 1_000_000_000L));

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(\\p{Alpha}+)");

  private Amount() {}

  /**
   * The amount under that key, in the smallest unit; at least one of them.
   *
   * @param example for the message if it is not one
   */
  static Optional<Long> in(Section section, String key, Map<String, Long> units, String example)
      throws ConfigException {
    Optional<String> text = section.text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(text.get().strip().toLowerCase(Locale.ROOT));
    Optional<Long> unit = form.matches() ? unit(form.group(2), units) : Optional.empty();
    if (unit.isEmpty() || Long.parseLong(form.group(1)) == 0) {
      throw section.error(
          key,
          "`%s` cannot be \"%s\"; it is a number of %s, such as \"%s\""
              .formatted(key, text.get(), String.join(", ", units.keySet()), example));
    }
    return Optional.of(Long.parseLong(form.group(1)) * unit.get());
  }

  /** Of one or of many. */
  static Optional<Long> unit(String written, Map<String, Long> units) {
    return Optional.ofNullable(units.get(written))
        .or(() -> Optional.ofNullable(units.get(written + "s")));
  }
}

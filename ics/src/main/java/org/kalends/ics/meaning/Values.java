package org.kalends.ics.meaning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.ics.Length;
import org.kalends.ics.Parameters;
import org.kalends.ics.Period;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/**
 * The values of properties in canonical form; a value that is not what it should be stands for
 * itself.
 *
 * @param times of the document
 * @param start DTSTART of the component
 */
record Values(Times times, Optional<When> start) {
  private static final String MAILTO = "mailto:";

  /** One value: canonical, for people, and whether its form says what VALUE and TZID said. */
  private record Value(String canonical, String readable, boolean timeRead) {
    Value(String both) {
      this(both, both, false);
    }
  }

  /** What a property says: one fact, or of a list one for each of its values. */
  List<Fact> facts(Property property) {
    return values(property)
        .map(value ->
            new Fact(
                property.name(),
                value.canonical(),
                Arguments.canonical(property, value.timeRead()),
                readable(value, Arguments.readable(property, value.timeRead()))))
        .distinct()
        .toList();
  }

  private static String readable(Value value, String arguments) {
    return arguments.isEmpty() ? value.readable() : value.readable() + " (" + arguments + ')';
  }

  private Stream<Value> values(Property property) {
    String raw = property.value();
    return switch (Kind.of(property)) {
      case TEXT -> Stream.of(new Value(property.text()));
      case TEXTS -> property.texts().stream().filter(text -> !text.isBlank()).map(Value::new);
      case CODE -> Stream.of(new Value(raw.strip().toUpperCase(Locale.ROOT)));
      case INTEGER -> Stream.of(new Value(integer(raw)));
      case ADDRESS -> Stream.of(new Value(address(raw.strip()), addressee(raw.strip()), false));
      case TIME -> Stream.of(time(raw, property.parameters()));
      case TIMES, PERIODS ->
          Stream.of(raw.split(",", -1))
              .map(String::strip)
              .filter(value -> !value.isEmpty())
              .map(value -> time(value, property.parameters()));
      case RULE -> Stream.of(new Value(RuleParts.canonical(raw, start, times)));
      case LENGTH -> Stream.of(length(raw).orElseGet(() -> new Value(raw)));
      case TRIGGER -> Stream.of(length(raw).orElseGet(() -> time(raw, property.parameters())));
      case GEO -> Stream.of(new Value(geo(raw)));
      case URI, RAW -> Stream.of(new Value(raw.strip()));
    };
  }

  private Value time(String raw, Parameters parameters) {
    Optional<Value> period = Period.read(raw, parameters).map(this::period);
    return period
        .or(() -> When.read(raw, parameters).map(this::time))
        .orElseGet(() -> new Value(raw));
  }

  private Value time(When when) {
    return new Value(times.canonical(when), Times.readable(when), true);
  }

  private Value period(Period period) {
    When end =
        switch (period) {
          case Period.Until until -> until.end();
          case Period.Lasting lasting -> times.after(lasting.start(), lasting.length());
        };
    return new Value(
        times.canonical(period.start()) + '/' + times.canonical(end),
        Times.readable(period.start()) + '/' + Times.readable(end),
        true);
  }

  private static Optional<Value> length(String raw) {
    return Length.parse(raw).map(length -> new Value(length.value(), length.value(), true));
  }

  private static String integer(String raw) {
    String text = raw.strip();
    return text.matches("[+-]?\\d{1,20}") ? new BigInteger(text).toString() : raw;
  }

  private static String geo(String raw) {
    String[] halves = raw.split("[;,]", -1);
    return halves.length == 2
        ? decimal(halves[0].strip().replace("\\", "")) + ';' + decimal(halves[1].strip())
        : raw;
  }

  private static String decimal(String text) {
    return text.matches("[+-]?\\d{1,20}(\\.\\d{0,40})?|[+-]?\\.\\d{1,40}")
        ? plain(new BigDecimal(text.endsWith(".") ? text + '0' : text))
        : text;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** The scheme of a URI is the same in any letter case (RFC 3986 3.1). */
  static String address(String uri) {
    return isMailto(uri) ? MAILTO + uri.substring(MAILTO.length()) : uri;
  }

  private static String addressee(String uri) {
    return isMailto(uri) ? uri.substring(MAILTO.length()) : uri;
  }

  private static boolean isMailto(String uri) {
    return uri.regionMatches(true, 0, MAILTO, 0, MAILTO.length());
  }
}

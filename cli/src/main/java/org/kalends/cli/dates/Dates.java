package org.kalends.cli.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.cli.config.Nearest;
import org.kalends.ics.Parameters;
import org.kalends.ics.When;

/**
 * Reads dates as people type them: {@code today}, {@code next week}, {@code friday 15:00}, {@code
 * 2026-03}, {@code 2026-W12}, {@code in 3 days}, {@code march 14}, {@code monday to friday}.
 */
public final class Dates {
  private static final String EXAMPLES =
      "write it like: today, friday, \"next week\", \"in 3 days\", 2026-03-14, \"2026-03-14 15:00\","
          + " 2026-03, 2026-W12, \"monday to friday\"";
  private static final Pattern RANGE =
      Pattern.compile("(?:from )?(.+?)(?: to | until | till | - |\\.\\.)(.+)");
  private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
  private static final Set<String> FILLERS = Set.of("the", "on", "at", "of");

  private final String typed;
  private final ZonedDateTime now;

  private Dates(String typed, ZonedDateTime now) {
    this.typed = typed;
    this.now = now;
  }

  /**
   * A stretch of time: a whole day, week, month or year, the point that a time is, or from one to
   * the end of another.
   *
   * @param now from whose point of view, and in whose zone
   */
  public static Span span(String text, ZonedDateTime now) throws UnclearDate {
    Dates dates = new Dates(text, now);
    Reading reading = dates.range();
    return Span.of(reading.from(), reading.to(), now.getZone());
  }

  /** A day or a time; longer stretches are refused. */
  public static Moment moment(String text, ZonedDateTime now) throws UnclearDate {
    Dates dates = new Dates(text, now);
    Reading reading = dates.range();
    if (reading.isTime()) {
      return new Moment.At(reading.from());
    }
    if (reading.isDay()) {
      return new Moment.Day(reading.from().toLocalDate());
    }
    LocalDate first = reading.from().toLocalDate();
    LocalDate last = reading.to().minusNanos(1).toLocalDate();
    throw new UnclearDate(
        "`%s` is more than a day (%s to %s); name one, such as %s"
            .formatted(text.strip(), first, last, first));
  }

  private Reading range() throws UnclearDate {
    String text = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s,]+", " ");
    Optional<Reading> whole = understood(text, now.toLocalDateTime());
    if (whole.isPresent()) {
      return whole.get();
    }
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      throw unclear(text);
    }
    Reading first = single(range.group(1), now.toLocalDateTime());
    Reading last = single(range.group(2), now.toLocalDateTime());
    if (last.floats() && last.to().isBefore(first.from())) {
      last = single(range.group(2), first.from());
    }
    if (last.to().isBefore(first.from())) {
      throw new UnclearDate("`%s` ends before it begins".formatted(typed.strip()));
    }
    return new Reading(first.from(), last.to(), false);
  }

  private Reading single(String text, LocalDateTime from) throws UnclearDate {
    return understood(text, from).orElseThrow(() -> unclear(text));
  }

  private Optional<Reading> understood(String text, LocalDateTime from) throws UnclearDate {
    try {
      Optional<Reading> reading = exact(text).or(() -> read(words(text), from));
      if (reading.isPresent() && !reading.get().inRange()) {
        throw new UnclearDate("`%s`: years are 1 to 9999".formatted(text));
      }
      return reading;
    } catch (DateTimeException impossible) {
      throw new UnclearDate("`%s`: %s".formatted(text, impossible.getMessage()));
    }
  }

  /** As iCalendar and ISO 8601 write instants; told in the zone of now. */
  private Optional<Reading> exact(String text) {
    if (!text.matches("\\d{4}-?\\d\\d-?\\d\\dt[\\d:]+z?")) {
      return Optional.empty();
    }
    return When.read(text.replaceAll("[-:]", ""), Parameters.NONE)
        .map(when ->
            switch (when) {
              case When.Utc utc ->
                  Reading.time(LocalDateTime.ofInstant(utc.instant(), now.getZone()));
              case When.Floating floating -> Reading.time(floating.time());
              case When.Zoned zoned -> Reading.time(zoned.time());
              case When.Day day -> Reading.day(day.date());
            });
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      if ((word.equals("am") || word.equals("pm")) && !words.isEmpty()) {
        words.set(words.size() - 1, words.getLast() + word);
      } else if (!FILLERS.contains(word) && !word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private Optional<Reading> read(List<String> words, LocalDateTime from) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalTime> time = Numerals.time(words.getLast());
    if (time.isEmpty()) {
      return date(words, from);
    }
    if (words.size() == 1) {
      return Optional.of(Reading.time(from.toLocalDate().atTime(time.get())).floating());
    }
    return date(words.subList(0, words.size() - 1), from)
        .filter(Reading::isDay)
        .map(day -> at(day, time.get()));
  }

  private static Reading at(Reading day, LocalTime time) {
    LocalDateTime moment = day.from().with(time);
    return new Reading(moment, moment, day.floats());
  }

  private static Optional<Reading> date(List<String> words, LocalDateTime from) {
    Optional<Reading> digits =
        words.size() == 1 ? Numerals.date(words.getFirst()) : Optional.empty();
    return digits.or(() -> new Spoken(from).read(words));
  }

  private UnclearDate unclear(String text) {
    Matcher slashes = SLASHES.matcher(text);
    if (slashes.matches()) {
      return new UnclearDate(
          "`%s` may mean two days; write %s or %s"
              .formatted(text, iso(slashes, 1, 2), iso(slashes, 2, 1)));
    }
    for (String word : words(text)) {
      Optional<String> meant = Nearest.to(word, Spoken.WORDS);
      if (meant.isPresent() && !meant.get().equals(word) && Character.isLetter(word.charAt(0))) {
        return new UnclearDate(
            "`%s` is no date: did you mean `%s`? Else %s"
                .formatted(text, text.replace(word, meant.get()), EXAMPLES));
      }
    }
    return new UnclearDate("`%s` is no date; %s".formatted(text, EXAMPLES));
  }

  private static String iso(Matcher slashes, int month, int day) {
    return "%s-%02d-%02d"
        .formatted(
            slashes.group(3),
            Integer.valueOf(slashes.group(month)),
            Integer.valueOf(slashes.group(day)));
  }
}

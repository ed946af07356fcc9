package org.kalends.cli.edit;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.dates.Dates;
import org.kalends.cli.dates.Moment;
import org.kalends.ics.When;
import org.kalends.ics.recur.Rule;
import org.kalends.ics.zone.Zones;

/**
 * Reads how often something repeats: {@code every 2 weeks on mo,we until 2027-01-01}, {@code daily
 * 10 times}, {@code monthly on the last friday}, or an RRULE value (RFC 5545 3.3.10).
 */
final class RepeatWords {
  private static final String EXAMPLES =
      "write it like: daily, \"every 2 weeks on mo,we until 2027-01-01\", \"monthly on the last"
          + " friday\", \"every day 10 times\", or FREQ=WEEKLY;BYDAY=MO";
  private static final Pattern END =
      Pattern.compile("(.*?)\\s+(?:until (.+)|(?:for )?(\\d{1,6}) (?:times|x))");
  private static final Pattern RULE = Pattern.compile("(?i)(?:rrule:)?(\\s*freq\\s*=.*)");

  private static final Map<String, String> ADVERBS =
      Map.of(
          "daily", "every day",
          "weekly", "every week",
          "biweekly", "every 2 weeks",
          "fortnightly", "every 2 weeks",
          "monthly", "every month",
          "quarterly", "every 3 months",
          "yearly", "every year",
          "annually", "every year",
          "weekdays", "every weekday");
  private static final Map<String, String> UNITS =
      Map.of("day", "DAILY", "week", "WEEKLY", "month", "MONTHLY", "year", "YEARLY");
  private static final Map<String, Integer> ORDINALS =
      Map.of("first", 1, "second", 2, "third", 3, "fourth", 4, "fifth", 5, "last", -1);
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)");
  private static final List<String> KNOWN =
      Stream.of(
              ADVERBS.keySet().stream(),
              UNITS.keySet().stream(),
              ORDINALS.keySet().stream(),
              Stream.of("every", "until", "times"),
              Stream.of(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)))
          .flatMap(words -> words)
          .toList();

  private final String typed;
  private final Deque<String> words = new ArrayDeque<>();
  private final List<String> weekdays = new ArrayList<>();
  private final List<Integer> monthDays = new ArrayList<>();
  private String frequency = "";
  private int interval = 1;

  private RepeatWords(String typed) {
    this.typed = typed;
  }

  /**
   * Reads it.
   *
   * @param start when the series begins: its UNTIL is to be of the same form (3.3.10)
   * @param now from whose point of view
   */
  static Rule read(String text, When start, ZonedDateTime now) throws IOException {
    Matcher rule = RULE.matcher(text.strip());
    if (rule.matches()) {
      return exact(rule.group(1), start, now);
    }
    String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s,]+", " ");
    Matcher end = END.matcher(plain);
    if (!end.matches()) {
      return new RepeatWords(text).rule(plain);
    }
    Rule endless = new RepeatWords(text).rule(end.group(1));
    return end.group(2) == null
        ? endless.withCount(times(text, end.group(3)))
        : endless.withUntil(until(Dates.moment(end.group(2), now), start, now));
  }

  private static int times(String typed, String number) throws Refused {
    int times = Integer.parseInt(number);
    if (times == 0) {
      throw new Refused("`%s`: it cannot happen 0 times".formatted(typed));
    }
    return times;
  }

  private static Rule exact(String text, When start, ZonedDateTime now) throws IOException {
    Rule.Read read = Rule.parse(text);
    if (read.rule().isEmpty() || !read.flaws().isEmpty()) {
      throw new Refused(
          "`%s` is no right RRULE: %s".formatted(text.strip(), String.join("; ", read.flaws())));
    }
    Rule rule = read.rule().get();
    return rule.until()
        .filter(until -> until instanceof When.Day != start instanceof When.Day)
        .map(until -> rule.withUntil(until(new Moment.Day(until.date()), start, now)))
        .orElse(rule);
  }

  /** A day is meant with all of what happens on it. */
  private static When until(Moment last, When start, ZonedDateTime now) {
    LocalDateTime time =
        switch (last) {
          case Moment.Day day -> day.date().atTime(LocalTime.of(23, 59, 59));
          case Moment.At at -> at.time();
        };
    return switch (start) {
      case When.Day day -> new When.Day(time.toLocalDate());
      case When.Floating floating -> new When.Floating(time);
      case When.Zoned zoned ->
          new When.Utc(time.atZone(Zones.iana(zoned.tzid()).orElse(now.getZone())).toInstant());
      case When.Utc utc -> new When.Utc(time.atZone(now.getZone()).toInstant());
    };
  }

  private Rule rule(String text) throws Refused {
    for (String word : text.split(" ", -1)) {
      words.addAll(List.of(ADVERBS.getOrDefault(word, word).split(" ", -1)));
    }
    every();
    while (!words.isEmpty()) {
      on(words.pop());
    }
    String days = weekdays.isEmpty() ? "" : ";BYDAY=" + String.join(",", weekdays);
    String dates =
        monthDays.isEmpty()
            ? ""
            : ";BYMONTHDAY=" + String.join(",", monthDays.stream().map(String::valueOf).toList());
    String value = "FREQ=" + frequency + ";INTERVAL=" + interval + days + dates;
    Rule.Read read = Rule.parse(value);
    if (!read.flaws().isEmpty()) {
      throw new Refused("`%s`: %s".formatted(typed.strip(), String.join("; ", read.flaws())));
    }
    return read.rule().orElseThrow();
  }

  private void every() throws Refused {
    skip("every", "each");
    String word = next();
    if (word.equals("other")) {
      interval = 2;
      word = next();
    } else if (word.matches("\\d{1,4}")) {
      interval = Integer.parseInt(word);
      word = next();
    }
    Optional<String> day = weekday(word);
    if (word.startsWith("weekday")) {
      frequency = "WEEKLY";
      weekdays.addAll(List.of("MO", "TU", "WE", "TH", "FR"));
    } else if (day.isPresent()) {
      frequency = "WEEKLY";
      weekdays.add(day.get());
    } else {
      frequency = Optional.ofNullable(UNITS.get(singular(word))).orElse("");
    }
    if (frequency.isEmpty() || interval == 0) {
      throw unclear(word);
    }
  }

  /** A day that it is on: {@code monday}, {@code last friday}, {@code 15th}, {@code last day}. */
  private void on(String word) throws Refused {
    if (List.of("on", "the", "and", "of", "month").contains(word)) {
      return;
    }
    Optional<String> day = weekday(word);
    if (day.isPresent() && !frequency.equals("MONTHLY") && !frequency.equals("YEARLY")) {
      weekdays.add(day.get());
      return;
    }
    if (day.isPresent()) {
      throw new Refused(
          "`%s`: say which %s of the month, such as: monthly on the last %s"
              .formatted(typed.strip(), word, word));
    }
    int ordinal = ordinal(word).orElseThrow(() -> unclear(word));
    if (!frequency.equals("MONTHLY")) {
      throw new Refused(
          "`%s`: %s needs months, such as: monthly on the %s friday"
              .formatted(typed.strip(), word, word));
    }
    Optional<String> counted = Optional.ofNullable(words.peek()).flatMap(RepeatWords::weekday);
    if (counted.isPresent()) {
      words.pop();
      weekdays.add(ordinal + counted.get());
    } else {
      skip("day");
      monthDays.add(ordinal);
    }
  }

  private static Optional<Integer> ordinal(String word) {
    Matcher numbered = NUMBERED.matcher(word);
    return numbered.matches()
        ? Optional.of(Integer.valueOf(numbered.group(1)))
        : Optional.ofNullable(ORDINALS.get(word));
  }

  /** Names in full or from two letters on. */
  private static Optional<String> weekday(String word) {
    String one = singular(word);
    return Stream.of(DayOfWeek.values())
        .map(day -> day.name().toLowerCase(Locale.ROOT))
        .filter(name -> one.length() >= 2 && name.startsWith(one))
        .map(name -> name.substring(0, 2).toUpperCase(Locale.ROOT))
        .findFirst();
  }

  private static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private void skip(String... any) {
    if (!words.isEmpty() && List.of(any).contains(words.peek())) {
      words.pop();
    }
  }

  private String next() throws Refused {
    if (words.isEmpty()) {
      throw unclear("");
    }
    return words.pop();
  }

  private Refused unclear(String word) {
    String meant =
        Nearest.to(word, KNOWN)
            .filter(near -> !near.equals(word) && word.length() > 2)
            .map(near -> " (did you mean `" + near + "`?)")
            .orElse("");
    String what = word.isEmpty() ? "it says not how often" : "`" + word + "` is not understood";
    return new Refused("`%s`: %s%s; %s".formatted(typed.strip(), what, meant, EXAMPLES));
  }
}

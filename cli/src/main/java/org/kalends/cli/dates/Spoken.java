package org.kalends.cli.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Dates in words. Weeks begin on Monday. {@code friday} is the first one from today on, {@code next
 * friday} that of next week, {@code last friday} the latest before today.
 */
final class Spoken {
  /** Every word that means something, to find what was mistyped. */
  static final List<String> WORDS =
      Stream.of(
              Stream.of(DayOfWeek.values()).map(Enum::name),
              Stream.of(Month.values()).map(Enum::name),
              Stream.of("NOW", "TODAY", "TOMORROW", "YESTERDAY", "WEEK", "MONTH", "YEAR"),
              Stream.of("WEEKEND", "NEXT", "LAST", "THIS", "DAYS", "WEEKS", "MONTHS", "HOURS"))
          .flatMap(words -> words)
          .map(word -> word.toLowerCase(Locale.ROOT))
          .toList();

  private final LocalDateTime now;
  private final LocalDate today;

  Spoken(LocalDateTime now) {
    this.now = now;
    this.today = now.toLocalDate();
  }

  Optional<Reading> read(List<String> words) {
    return switch (words.size()) {
      case 1 -> one(words.get(0));
      case 2 -> two(words.get(0), words.get(1));
      case 3 -> three(words.get(0), words.get(1), words.get(2));
      case 4 ->
          words.subList(2, 4).equals(List.of("from", "now")) ? ahead(words) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Reading> one(String word) {
    return switch (word) {
      case "now" -> Optional.of(Reading.time(now.truncatedTo(ChronoUnit.MINUTES)));
      case "today" -> Optional.of(Reading.day(today));
      case "tomorrow" -> Optional.of(Reading.day(today.plusDays(1)));
      case "yesterday" -> Optional.of(Reading.day(today.minusDays(1)));
      case "week", "month", "year", "weekend" -> period(0, word);
      default ->
          weekday(word)
              .map(day -> Reading.day(today.with(TemporalAdjusters.nextOrSame(day))).floating())
              .or(() -> month(word).map(month -> Numerals.month(coming(month)).floating()));
    };
  }

  private Optional<Reading> two(String first, String second) {
    return switch (first) {
      case "this" -> period(0, second).or(() -> weekday(second).map(day -> ofWeek(0, day)));
      case "next" ->
          period(1, second)
              .or(() -> weekday(second).map(day -> ofWeek(1, day)))
              .or(() -> month(second).map(month -> Numerals.month(next(month))));
      case "last", "previous" ->
          period(-1, second)
              .or(() -> weekday(second).map(this::latest))
              .or(() -> month(second).map(month -> Numerals.month(last(month))));
      case "week" -> number(second).map(this::week);
      default ->
          month(first)
              .flatMap(month -> year(second).map(year -> Numerals.month(YearMonth.of(year, month))))
              .or(() -> dayAndMonth(first, second));
    };
  }

  private Optional<Reading> three(String first, String second, String third) {
    return switch (first) {
      case "in" -> amount(second, third, 1);
      case "next" -> number(second).flatMap(n -> run(n, third));
      case "last", "past" -> number(second).flatMap(n -> run(-n, third));
      case "day" ->
          switch (second + " " + third) {
            case "after tomorrow" -> Optional.of(Reading.day(today.plusDays(2)));
            case "before yesterday" -> Optional.of(Reading.day(today.minusDays(2)));
            default -> Optional.empty();
          };
      default ->
          third.equals("ago")
              ? amount(first, second, -1)
              : year(third).flatMap(year -> dayAndMonth(first, second, year));
    };
  }

  private Optional<Reading> ahead(List<String> words) {
    return amount(words.get(0), words.get(1), 1);
  }

  private Optional<Reading> period(int away, String unit) {
    LocalDate monday = today.with(DayOfWeek.MONDAY).plusWeeks(away);
    return switch (unit) {
      case "week" -> Optional.of(Reading.days(monday, monday.plusWeeks(1)));
      case "weekend" -> Optional.of(Reading.days(monday.plusDays(5), monday.plusWeeks(1)));
      case "month" -> Optional.of(Numerals.month(YearMonth.from(today).plusMonths(away)));
      case "year" -> {
        LocalDate first = today.withDayOfYear(1).plusYears(away);
        yield Optional.of(Reading.days(first, first.plusYears(1)));
      }
      default -> Optional.empty();
    };
  }

  private Reading ofWeek(int away, DayOfWeek day) {
    return Reading.day(today.with(DayOfWeek.MONDAY).plusWeeks(away).with(day));
  }

  private Reading latest(DayOfWeek day) {
    return Reading.day(today.with(TemporalAdjusters.previous(day)));
  }

  private Reading week(int number) {
    LocalDate monday = Numerals.monday(today.getYear(), number);
    return Reading.days(monday, monday.plusWeeks(1));
  }

  /** That much from now, or before. */
  private Optional<Reading> amount(String amount, String unit, int sign) {
    Optional<Integer> number =
        amount.equals("a") || amount.equals("an") || amount.equals("one")
            ? Optional.of(1)
            : number(amount);
    return number.flatMap(n -> unit(unit).map(u -> moved((long) sign * n, u)));
  }

  private Reading moved(long amount, ChronoUnit unit) {
    return unit.isDateBased()
        ? Reading.day(today.plus(amount, unit))
        : Reading.time(now.truncatedTo(ChronoUnit.MINUTES).plus(amount, unit));
  }

  /** That many days, weeks or months, from today on or up to it. */
  private Optional<Reading> run(int amount, String unit) {
    return unit(unit)
        .filter(ChronoUnit::isDateBased)
        .map(u ->
            amount < 0
                ? Reading.days(today.plusDays(1).plus(amount, u), today.plusDays(1))
                : Reading.days(today, today.plus(amount, u)));
  }

  private Optional<Reading> dayAndMonth(String first, String second) {
    return dayAndMonth(first, second, 0).map(Reading::floating);
  }

  private Optional<Reading> dayAndMonth(String first, String second, int year) {
    Optional<Month> month = month(first).or(() -> month(second));
    Optional<Integer> day = ordinal(first).or(() -> ordinal(second));
    return month.flatMap(m -> day.map(d -> Reading.day(date(year, m, d))));
  }

  /** Without a year, the first such day from today on. */
  private LocalDate date(int year, Month month, int day) {
    if (year > 0) {
      return LocalDate.of(year, month, day);
    }
    int wanted = today.getYear();
    while (day == 29 && month == Month.FEBRUARY && !Year.isLeap(wanted)) {
      wanted++;
    }
    LocalDate date = LocalDate.of(wanted, month, day);
    return date.isBefore(today) && day != 29 ? date.plusYears(1) : date;
  }

  /** This year's, unless it is over. */
  private YearMonth coming(Month month) {
    YearMonth here = YearMonth.from(today).withMonth(month.getValue());
    return here.isBefore(YearMonth.from(today)) ? here.plusYears(1) : here;
  }

  private YearMonth next(Month month) {
    YearMonth coming = coming(month);
    return coming.equals(YearMonth.from(today)) ? coming.plusYears(1) : coming;
  }

  private YearMonth last(Month month) {
    return coming(month).minusYears(1);
  }

  private static Optional<DayOfWeek> weekday(String word) {
    return Stream.of(DayOfWeek.values()).filter(day -> begins(day, word, 2)).findFirst();
  }

  private static Optional<Month> month(String word) {
    return Stream.of(Month.values()).filter(month -> begins(month, word, 3)).findFirst();
  }

  private static boolean begins(Enum<?> name, String word, int least) {
    return word.length() >= least && name.name().startsWith(word.toUpperCase(Locale.ROOT));
  }

  private static Optional<ChronoUnit> unit(String word) {
    return switch (word) {
      case "minute", "minutes", "min" -> Optional.of(ChronoUnit.MINUTES);
      case "hour", "hours", "h" -> Optional.of(ChronoUnit.HOURS);
      case "day", "days" -> Optional.of(ChronoUnit.DAYS);
      case "week", "weeks" -> Optional.of(ChronoUnit.WEEKS);
      case "month", "months" -> Optional.of(ChronoUnit.MONTHS);
      case "year", "years" -> Optional.of(ChronoUnit.YEARS);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> ordinal(String word) {
    return number(word.replaceFirst("(?<=\\d)(st|nd|rd|th|\\.)$", "")).filter(n -> n <= 31);
  }

  private static Optional<Integer> year(String word) {
    return word.length() == 4 ? number(word) : Optional.empty();
  }

  private static Optional<Integer> number(String word) {
    return word.matches("\\d{1,4}") ? Optional.of(Integer.valueOf(word)) : Optional.empty();
  }
}

package org.kalends.cli.edit;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.cli.dates.Dates;
import org.kalends.cli.dates.Moment;
import org.kalends.cli.report.Failure;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/** Finds the one occurrence that somebody means by a date. */
record OccurrenceChoice(Item item, ZonedDateTime now) {
  private static final int SOME = 3;

  /** The occurrence; none, or several, is an error that names those there are. */
  Occurrence at(String typed) throws IOException {
    Moment moment = Dates.moment(typed, now);
    List<Occurrence> found =
        switch (moment) {
          case Moment.Day day -> on(day.date());
          case Moment.At at -> at(at.time());
        };
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (found.isEmpty()) {
      throw Failure.usage(
          "`%s` is not on at %s; %s".formatted(title(), typed.strip(), near(moment.date())));
    }
    throw Failure.usage(
        "`%s` is on %d times on %s; say which, with the time:\n%s"
            .formatted(title(), found.size(), moment.date(), lines(found)));
  }

  private String title() {
    return item.title().strip();
  }

  private ZoneId zone() {
    return now.getZone();
  }

  private Occurrences all() {
    return Occurrences.of(item, zone());
  }

  /** Those that begin that day as they are now; else the one that the series has there. */
  private List<Occurrence> on(LocalDate day) {
    Instant from = day.atStartOfDay(zone()).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(zone()).toInstant();
    List<Occurrence> found =
        all().between(from, to).filter(one -> day.equals(local(one).toLocalDate())).toList();
    return found.isEmpty() ? all().at(new When.Day(day)).stream().toList() : found;
  }

  /** By the time that is shown, or the one that the series has it at. */
  private List<Occurrence> at(LocalDateTime time) {
    Instant instant = time.atZone(zone()).toInstant();
    List<Occurrence> found =
        all()
            .between(instant, instant.plusSeconds(1))
            .filter(one -> one.from().equals(instant))
            .toList();
    if (!found.isEmpty()) {
      return found;
    }
    When utc = new When.Utc(instant);
    return Stream.concat(all().at(utc).stream(), on(time.toLocalDate()).stream())
        .filter(one -> written(one.id(), time) || one.id().equals(utc))
        .distinct()
        .limit(1)
        .toList();
  }

  private static boolean written(When id, LocalDateTime time) {
    return switch (id) {
      case When.Floating floating -> floating.time().equals(time);
      case When.Zoned zoned -> zoned.time().equals(time);
      case When.Day day -> false;
      case When.Utc utc -> false;
    };
  }

  private LocalDateTime local(Occurrence occurrence) {
    return occurrence.start() instanceof When.Day day
        ? day.date().atStartOfDay()
        : LocalDateTime.ofInstant(occurrence.from(), zone());
  }

  private String near(LocalDate day) {
    List<Occurrence> next = all().from(day.atStartOfDay(zone()).toInstant()).limit(SOME).toList();
    return next.isEmpty() ? "it is over by then" : "the next are:\n" + lines(next);
  }

  private String lines(List<Occurrence> occurrences) {
    return occurrences.stream()
        .map(one ->
            one.start() instanceof When.Day day
                ? "  " + day.date()
                : "  " + local(one).toString().replace('T', ' '))
        .collect(Collectors.joining("\n"));
  }
}

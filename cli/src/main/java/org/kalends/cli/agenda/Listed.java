package org.kalends.cli.agenda;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;

/**
 * One occurrence in a calendar.
 *
 * @param files of the item, that of the master first
 */
public record Listed(String calendar, Item item, List<String> files, Occurrence occurrence) {
  /** By time; what lasts longer first. */
  static final Comparator<Listed> ORDER = Listed::compare;

  // Written out: comparators put together from parts take milliseconds to make at every start.
  private static int compare(Listed one, Listed other) {
    int order = one.occurrence.from().compareTo(other.occurrence.from());
    order = order != 0 ? order : other.occurrence.to().compareTo(one.occurrence.to());
    order = order != 0 ? order : one.title().compareTo(other.title());
    order = order != 0 ? order : one.calendar.compareTo(other.calendar);
    return order != 0 ? order : one.item.uid().compareTo(other.item.uid());
  }

  public Component component() {
    return occurrence.component();
  }

  /** Empty where it says nothing. */
  public String title() {
    return component().text("SUMMARY").orElse("").strip();
  }

  public Optional<String> location() {
    return component().text("LOCATION").map(String::strip).filter(text -> !text.isEmpty());
  }

  public boolean allDay() {
    return occurrence.start() instanceof When.Day;
  }

  /** Whether there is a rule or a list of dates. */
  public boolean repeats() {
    return item.repeats();
  }

  public boolean isCancelled() {
    return is("STATUS", "CANCELLED");
  }

  public boolean isTentative() {
    return is("STATUS", "TENTATIVE");
  }

  /** Whether it takes no time of those who have it (RFC 5545 3.8.2.7). */
  public boolean isTransparent() {
    return is("TRANSP", "TRANSPARENT");
  }

  private boolean is(String property, String value) {
    return component()
        .property(property)
        .map(p -> p.value().strip().toUpperCase(Locale.ROOT))
        .filter(value::equals)
        .isPresent();
  }

  /** The first day that it is on. */
  public LocalDate firstDay(ZoneId zone) {
    return occurrence.start() instanceof When.Day day
        ? day.date()
        : occurrence.from().atZone(zone).toLocalDate();
  }

  /** The last day that it is on. */
  public LocalDate lastDay(ZoneId zone) {
    Instant to = occurrence.to();
    if (!to.isAfter(occurrence.from())) {
      return firstDay(zone);
    }
    return occurrence.end() instanceof When.Day day && allDay()
        ? day.date().minusDays(1)
        : to.minusNanos(1).atZone(zone).toLocalDate();
  }

  /** Whether the day is one of those it is on. */
  public boolean isOn(LocalDate day, ZoneId zone) {
    return !day.isBefore(firstDay(zone)) && !day.isAfter(lastDay(zone));
  }
}

package org.kalends.cli.agenda;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.kalends.core.index.Face;
import org.kalends.core.index.Sighting;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;

/**
 * One occurrence in a calendar.
 *
 * @param files of the item, that of the master first
 */
public record Listed(String calendar, String uid, List<String> files, Sighting sighting) {
  /** By time; what lasts longer first. */
  static final Comparator<Listed> ORDER = Listed::compare;

  /** That occurrence of an item. */
  public static Listed of(String calendar, Item item, List<String> files, Occurrence occurrence) {
    return new Listed(calendar, item.uid(), files, Sighting.of(item, occurrence));
  }

  // Written out: comparators put together from parts take milliseconds to make at every start.
  private static int compare(Listed one, Listed other) {
    int order = one.from().compareTo(other.from());
    order = order != 0 ? order : other.to().compareTo(one.to());
    order = order != 0 ? order : one.title().compareTo(other.title());
    order = order != 0 ? order : one.calendar.compareTo(other.calendar);
    return order != 0 ? order : one.uid.compareTo(other.uid);
  }

  public Face face() {
    return sighting.face();
  }

  /** Empty where it says nothing. */
  public String title() {
    return face().title();
  }

  public Instant from() {
    return sighting.from();
  }

  public Instant to() {
    return sighting.to();
  }

  public boolean allDay() {
    return sighting.start() instanceof When.Day;
  }

  public boolean isCancelled() {
    return face().status().filter("CANCELLED"::equals).isPresent();
  }

  public boolean isTentative() {
    return face().status().filter("TENTATIVE"::equals).isPresent();
  }

  /** The first day that it is on. */
  public LocalDate firstDay(ZoneId zone) {
    return sighting.start() instanceof When.Day day
        ? day.date()
        : from().atZone(zone).toLocalDate();
  }

  /** The last day that it is on. */
  public LocalDate lastDay(ZoneId zone) {
    if (!to().isAfter(from())) {
      return firstDay(zone);
    }
    return sighting.end() instanceof When.Day day && allDay()
        ? day.date().minusDays(1)
        : to().minusNanos(1).atZone(zone).toLocalDate();
  }

  /** Whether the day is one of those it is on. */
  public boolean isOn(LocalDate day, ZoneId zone) {
    return !day.isBefore(firstDay(zone)) && !day.isAfter(lastDay(zone));
  }
}

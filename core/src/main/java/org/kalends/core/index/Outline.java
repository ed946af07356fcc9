package org.kalends.core.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/**
 * All that a listing shows of an event within the {@link Horizon}, so that it can be listed without
 * reading its file. Only an event has one that nothing is wrong with and whose times are all
 * written in one form.
 *
 * @param faces of the series and of its overrides
 * @param form in which the times are written
 * @param tzid of zoned times, else empty
 */
record Outline(List<Face> faces, Form form, String tzid, List<Time> times) {
  private static final long DAY = 86_400;

  /** An event that happens more often is read whenever it is listed. */
  private static final int MANY = 2_000;

  /** Longer texts are left to the file. */
  private static final int LONG = 2_000;

  enum Form {
    DAY,
    FLOATING,
    ZONED,
    UTC
  }

  /**
   * When it happens once; all in seconds since 1970.
   *
   * @param from the instant at which it begins
   * @param local what the clock that it goes by shows then
   * @param to the instant at which it ends
   * @param localTo what that clock shows then, for days
   * @param id what that clock shows at the time by which RECURRENCE-ID calls it
   * @param face which of the faces it has
   */
  record Time(long from, long local, long to, long localTo, long id, int face) {}

  /** That of an event, where it can have one. */
  static Optional<Outline> of(Item item, Horizon horizon) {
    if (!item.kind().equals("VEVENT") || !item.extras().isEmpty()) {
      return Optional.empty();
    }
    Occurrences occurrences = Occurrences.of(item, horizon.zone());
    Instant begin = Instant.ofEpochSecond(horizon.begin());
    Instant end = Instant.ofEpochSecond(horizon.end());
    List<Occurrence> some = occurrences.between(begin, end).limit(MANY + 1L).toList();
    boolean tellable = occurrences.problems().isEmpty() && some.size() <= MANY && areAlike(some);
    return tellable ? of(item, some) : Optional.empty();
  }

  /** Whether all times are written in one form. */
  private static boolean areAlike(List<Occurrence> occurrences) {
    return occurrences.stream()
        .allMatch(occurrence ->
            isLike(occurrence.start(), occurrences.getFirst().start())
                && isLike(occurrence.id(), occurrences.getFirst().start())
                && (occurrence.start() instanceof When.Day)
                    == (occurrence.end() instanceof When.Day));
  }

  private static boolean isLike(When one, When other) {
    return form(one) == form(other) && tzid(one).equals(tzid(other));
  }

  private static Optional<Outline> of(Item item, List<Occurrence> occurrences) {
    if (occurrences.isEmpty()) {
      return Optional.of(new Outline(List.of(), Form.UTC, "", List.of()));
    }
    List<Face> faces = new ArrayList<>();
    List<Time> times = new ArrayList<>();
    for (Occurrence occurrence : occurrences) {
      Face face = Face.of(item, occurrence.component());
      if (face.title().length() + face.location().map(String::length).orElse(0) > LONG) {
        return Optional.empty();
      }
      if (!faces.contains(face)) {
        faces.add(face);
      }
      times.add(time(occurrence, faces.indexOf(face)));
    }
    When first = occurrences.getFirst().start();
    return Optional.of(new Outline(faces, form(first), tzid(first), times));
  }

  private static Time time(Occurrence occurrence, int face) {
    long local = local(occurrence.start());
    return new Time(
        occurrence.from().getEpochSecond(),
        local,
        occurrence.to().getEpochSecond(),
        occurrence.end() instanceof When.Day day ? local(day) : local,
        local(occurrence.id()),
        face);
  }

  private static Form form(When when) {
    return switch (when) {
      case When.Day day -> Form.DAY;
      case When.Floating floating -> Form.FLOATING;
      case When.Zoned zoned -> Form.ZONED;
      case When.Utc utc -> Form.UTC;
    };
  }

  private static String tzid(When when) {
    return when instanceof When.Zoned zoned ? zoned.tzid() : "";
  }

  private static long local(When when) {
    return switch (when) {
      case When.Day day -> day.date().toEpochDay() * DAY;
      case When.Floating floating -> floating.time().toEpochSecond(ZoneOffset.UTC);
      case When.Zoned zoned -> zoned.time().toEpochSecond(ZoneOffset.UTC);
      case When.Utc utc -> utc.instant().getEpochSecond();
    };
  }

  List<Sighting> sightings() {
    return times.stream().map(this::sighting).toList();
  }

  private Sighting sighting(Time time) {
    Instant from = Instant.ofEpochSecond(time.from());
    Instant to = Instant.ofEpochSecond(time.to());
    When start = when(time.local());
    When end = form == Form.DAY ? when(time.localTo()) : new When.Utc(to);
    return new Sighting(faces.get(time.face()), when(time.id()), start, end, from, to);
  }

  private When when(long local) {
    return switch (form) {
      case DAY -> new When.Day(LocalDate.ofEpochDay(local / DAY));
      case FLOATING -> new When.Floating(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC));
      case ZONED -> new When.Zoned(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC), tzid);
      case UTC -> new When.Utc(Instant.ofEpochSecond(local));
    };
  }
}

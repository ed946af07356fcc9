package org.kalends.ics.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.zone.Zones;

/** Random series, many of them near a change of summer time. */
record Histories(Random random) {
  static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata");

  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2026, 3, 27),
          LocalDate.of(2026, 3, 7),
          LocalDate.of(2026, 10, 23),
          LocalDate.of(2026, 10, 31),
          LocalDate.of(2026, 4, 3),
          LocalDate.of(2026, 1, 30),
          LocalDate.of(2027, 12, 30),
          LocalDate.of(2028, 2, 27));

  private static final String RANGE = "RECURRENCE-ID;RANGE=THISANDFUTURE";
  private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  Item item() {
    When start = start();
    boolean todo = random.nextInt(6) == 0;
    List<String> lines = new ArrayList<>(List.of("UID:1", "DTSTAMP:20260101T000000Z"));
    lines.add(start.property("DTSTART").toString());
    lines.addAll(length(start, todo ? "DUE" : "DTEND"));
    lines.add("RRULE:" + rule(start));
    if (random.nextInt(8) == 0) {
      lines.add("RRULE:" + rule(start));
    }
    if (random.nextInt(4) == 0) {
      lines.add(plus(start, 1 + random.nextInt(20), 0).property("RDATE").toString());
    }
    lines.add("SUMMARY:a");
    String name = todo ? "VTODO" : "VEVENT";
    String master = "BEGIN:" + name + "\n" + String.join("\n", lines) + "\nEND:" + name + "\n";
    Item item = Calendars.item(master);
    return random.nextInt(8) == 0 ? Calendars.item(master + range(item, name)) : item;
  }

  /** An override that stands for all occurrences from its own on. */
  private String range(Item item, String name) {
    List<When> ids =
        Occurrences.of(item, Calendars.ZONE).all().limit(4).map(one -> one.id()).toList();
    When id = any(ids);
    return String.join(
        "\n",
        "BEGIN:" + name,
        "UID:1",
        id.property("RECURRENCE-ID").toString().replace("RECURRENCE-ID", RANGE),
        plus(id, random.nextInt(2), 30 * random.nextInt(3)).property("DTSTART").toString(),
        "SUMMARY:r",
        "END:" + name + "\n");
  }

  When start() {
    LocalDate day = any(DAYS).plusDays(random.nextInt(5));
    LocalDateTime time = day.atTime(time());
    return switch (random.nextInt(5)) {
      case 0 -> new When.Day(day);
      case 1 -> new When.Floating(time);
      case 2 -> Calendars.when(new When.Floating(time).value() + "Z");
      default -> new When.Zoned(time, any(ZONES));
    };
  }

  private LocalTime time() {
    return random.nextBoolean()
        ? LocalTime.of(random.nextInt(4), 15 * random.nextInt(4))
        : LocalTime.of(random.nextInt(24), 30 * random.nextInt(2));
  }

  private List<String> length(When start, String end) {
    return switch (random.nextInt(4)) {
      case 0 -> List.of();
      case 1 ->
          List.of("DURATION:" + (start instanceof When.Day ? "P2D" : any(List.of("PT1H", "P1D"))));
      default ->
          List.of(
              plus(start, start instanceof When.Day ? 1 + random.nextInt(2) : 0, 90)
                  .property(end)
                  .toString());
    };
  }

  private String rule(When start) {
    LocalDate day = start.date();
    String rule =
        switch (random.nextInt(start instanceof When.Day ? 9 : 11)) {
          case 0 -> "FREQ=DAILY";
          case 1 -> "FREQ=DAILY;INTERVAL=" + (2 + random.nextInt(3));
          case 2 -> "FREQ=WEEKLY";
          case 3 -> "FREQ=WEEKLY;BYDAY=" + days(day);
          case 4 -> "FREQ=WEEKLY;INTERVAL=2;BYDAY=" + days(day);
          case 5 -> "FREQ=MONTHLY";
          case 6 -> "FREQ=MONTHLY;BYMONTHDAY=" + day.getDayOfMonth();
          case 7 -> "FREQ=MONTHLY;BYDAY=" + Weekday.exactly(day, random.nextBoolean(), false);
          case 8 -> "FREQ=YEARLY";
          case 9 -> "FREQ=DAILY;BYHOUR=" + hours(start);
          default -> "FREQ=HOURLY;INTERVAL=" + (1 + random.nextInt(9));
        };
    return switch (random.nextInt(4)) {
      case 0 -> rule;
      case 1 ->
          rule
              + ";UNTIL="
              + new Timing(Zones.IANA, Calendars.ZONE)
                  .form(start)
                  .until(local(plus(start, 5 + random.nextInt(60), 0)));
      default -> rule + ";COUNT=" + (2 + random.nextInt(20));
    };
  }

  private String days(LocalDate day) {
    String own = WEEKDAYS.get(day.getDayOfWeek().getValue() - 1);
    return IntStream.range(0, 7)
        .mapToObj(WEEKDAYS::get)
        .filter(name -> name.equals(own) || random.nextInt(4) == 0)
        .collect(Collectors.joining(","));
  }

  private String hours(When start) {
    int hour = local(start).getHour();
    return hour + (hour < 20 ? "," + (hour + 2) : "");
  }

  static LocalDateTime local(When when) {
    return switch (when) {
      case When.Day day -> day.date().atStartOfDay();
      case When.Floating floating -> floating.time();
      case When.Zoned zoned -> zoned.time();
      case When.Utc utc -> LocalDateTime.ofInstant(utc.instant(), ZoneOffset.UTC);
    };
  }

  /** In the same form, by the clock on the wall. */
  static When plus(When when, int days, int minutes) {
    Form form = new Form(when, Zones.IANA, Calendars.ZONE);
    return form.of(local(when).plusDays(days).plusMinutes(minutes));
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}

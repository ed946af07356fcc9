package org.kalends.cli.listing;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kalends.cli.agenda.Listed;
import org.kalends.cli.report.Words;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;

/**
 * Prints events day by day, each on every day that it is on.
 *
 * @param zone that times are told in
 */
public record EventList(Terminal terminal, ZoneId zone, LocalDate today) {
  private static final String ALL_DAY = "all day";

  /**
   * Prints the days from one to another.
   *
   * @param last inclusive
   * @param every also the days without events
   */
  void print(List<Listed> events, LocalDate first, LocalDate last, boolean every) {
    SortedMap<LocalDate, List<Listed>> days = days(events, first, last);
    if (every) {
      first.datesUntil(last.plusDays(1)).forEach(day -> days.putIfAbsent(day, List.of()));
    }
    boolean above = false;
    for (var day : days.entrySet()) {
      boolean empty = day.getValue().isEmpty();
      if (above && !empty) {
        terminal.out("");
      }
      above = true;
      terminal.out(heading(day.getKey(), empty));
      allDayFirst(day.getValue(), day.getKey())
          .forEach(event -> terminal.out("  " + line(event, day.getKey())));
    }
  }

  private SortedMap<LocalDate, List<Listed>> days(
      List<Listed> events, LocalDate first, LocalDate last) {
    SortedMap<LocalDate, List<Listed>> days = new TreeMap<>();
    for (Listed event : events) {
      LocalDate begin = event.firstDay(zone).isBefore(first) ? first : event.firstDay(zone);
      LocalDate end = event.lastDay(zone).isAfter(last) ? last : event.lastDay(zone);
      for (LocalDate day = begin; !day.isAfter(end); day = day.plusDays(1)) {
        days.computeIfAbsent(day, d -> new ArrayList<>()).add(event);
      }
    }
    return days;
  }

  private List<Listed> allDayFirst(List<Listed> events, LocalDate day) {
    List<Listed> ordered = new ArrayList<>(events.stream().filter(e -> isAllDay(e, day)).toList());
    events.stream().filter(event -> !isAllDay(event, day)).forEach(ordered::add);
    return ordered;
  }

  private boolean isAllDay(Listed event, LocalDate day) {
    return span(event, day).equals(ALL_DAY);
  }

  String heading(LocalDate day, boolean empty) {
    String name = name(day);
    String text = day.equals(today) ? name + "  today" : name;
    if (empty) {
      return terminal.styled(Style.FAINT, text + "  –");
    }
    return terminal.styled(Style.BOLD, name) + text.substring(name.length());
  }

  public static String name(LocalDate day) {
    String name = day.getDayOfWeek().name();
    return name.charAt(0) + name.substring(1, 3).toLowerCase(Locale.ROOT) + " " + day;
  }

  /** The time it takes of that day, the title, and what else is worth knowing at a glance. */
  public String line(Listed event, LocalDate day) {
    String time = terminal.styled(Style.CYAN, "%-11s".formatted(span(event, day)));
    return time + "  " + rest(event, day);
  }

  /** What {@link #line} says after the time. */
  String rest(Listed event, LocalDate day) {
    String title = event.title().isEmpty() ? "(no title)" : Words.shortened(event.title(), 80);
    StringBuilder line =
        new StringBuilder(
            event.isCancelled()
                ? terminal.styled(Style.FAINT, title)
                : event.isTentative() ? terminal.styled(Style.YELLOW, title) : title);
    line.append(event.face().repeats() ? " ↻" : "");
    List<String> more = new ArrayList<>(marks(event, day));
    event.face().location().ifPresent(place -> more.add(Words.shortened(place, 60)));
    more.add(event.calendar());
    return line + terminal.styled(Style.FAINT, " · " + String.join(" · ", more));
  }

  private List<String> marks(Listed event, LocalDate day) {
    List<String> marks = new ArrayList<>();
    LocalDate first = event.firstDay(zone);
    long days = ChronoUnit.DAYS.between(first, event.lastDay(zone)) + 1;
    if (days > 1) {
      marks.add("day %d of %d".formatted(ChronoUnit.DAYS.between(first, day) + 1, days));
    }
    if (event.isCancelled()) {
      marks.add("cancelled");
    }
    if (event.isTentative()) {
      marks.add("tentative");
    }
    if (event.face().changed()) {
      marks.add("changed");
    }
    return marks;
  }

  private String span(Listed event, LocalDate day) {
    if (event.allDay()) {
      return ALL_DAY;
    }
    boolean begins = event.firstDay(zone).equals(day);
    boolean ends = event.lastDay(zone).equals(day);
    String from = clock(event.from().atZone(zone).toLocalTime());
    LocalTime end = event.to().atZone(zone).toLocalTime();
    String to = end.equals(LocalTime.MIDNIGHT) ? "24:00" : clock(end);
    if (begins && ends) {
      boolean takesTime = event.from().isBefore(event.to());
      return takesTime ? from + "–" + to : from;
    }
    return begins ? from + "–" : ends ? "–" + to : ALL_DAY;
  }

  static String clock(LocalTime time) {
    return time.truncatedTo(ChronoUnit.MINUTES).toString();
  }
}

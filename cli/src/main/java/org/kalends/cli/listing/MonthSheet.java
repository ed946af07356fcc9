package org.kalends.cli.listing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.function.Predicate;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;

/** A month as on a sheet on the wall: a line for each week, with its ISO number. */
record MonthSheet(Terminal terminal, YearMonth month, LocalDate today) {
  private static final int DAYS = 7;

  void print(Predicate<LocalDate> busy) {
    String name = month.getMonth().name();
    terminal.out(
        "    "
            + terminal.styled(
                Style.BOLD,
                name.charAt(0)
                    + name.substring(1).toLowerCase(Locale.ROOT)
                    + " "
                    + month.getYear()));
    terminal.out(terminal.styled(Style.FAINT, "     Mo  Tu  We  Th  Fr  Sa  Su"));
    LocalDate monday = month.atDay(1).with(DayOfWeek.MONDAY);
    for (LocalDate day = monday; !day.isAfter(month.atEndOfMonth()); day = day.plusDays(DAYS)) {
      terminal.out(week(day, busy).stripTrailing());
    }
  }

  private String week(LocalDate monday, Predicate<LocalDate> busy) {
    int number = monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    StringBuilder line = new StringBuilder(terminal.styled(Style.FAINT, "%2d".formatted(number)));
    line.append("  ");
    for (int i = 0; i < DAYS; i++) {
      line.append(cell(monday.plusDays(i), busy));
    }
    return line.toString();
  }

  private String cell(LocalDate day, Predicate<LocalDate> busy) {
    if (!YearMonth.from(day).equals(month)) {
      return "    ";
    }
    boolean has = busy.test(day);
    String number = "%2d".formatted(day.getDayOfMonth());
    String shown = has ? terminal.styled(Style.BOLD, number) : terminal.styled(Style.FAINT, number);
    String mark = day.equals(today) ? terminal.styled(Style.YELLOW, ">") : " ";
    return mark + shown + (has ? terminal.styled(Style.CYAN, "•") : " ");
  }
}

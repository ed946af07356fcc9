package org.kalends.ics.recur;

import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.Collectors;
import org.kalends.ics.When;

/** Rules as text. */
final class RuleText {
  private final StringBuilder text = new StringBuilder();

  private RuleText() {}

  static String write(Rule rule) {
    RuleText out = new RuleText();
    boolean skips = rule.skip() != Rule.Skip.OMIT;
    out.part("RSCALE", skips ? "GREGORIAN" : "");
    out.part("FREQ", rule.frequency().name());
    out.part("UNTIL", rule.until().map(When::value).orElse(""));
    out.part("COUNT", rule.count().map(Object::toString).orElse(""));
    out.part("INTERVAL", rule.interval() == 1 ? "" : Integer.toString(rule.interval()));
    out.part("BYSECOND", rule.seconds());
    out.part("BYMINUTE", rule.minutes());
    out.part("BYHOUR", rule.hours());
    out.part("BYDAY", rule.days());
    out.part("BYMONTHDAY", rule.monthDays());
    out.part("BYYEARDAY", rule.yearDays());
    out.part("BYWEEKNO", rule.weeks());
    out.part("BYMONTH", rule.months());
    out.part("BYSETPOS", rule.positions());
    out.part("WKST", rule.weekStart() == DayOfWeek.MONDAY ? "" : weekday(rule.weekStart()));
    out.part("SKIP", skips ? rule.skip().name() : "");
    return out.text.toString();
  }

  private static String weekday(DayOfWeek day) {
    return new Rule.Weekday(0, day).toString();
  }

  private void part(String name, List<?> values) {
    part(name, values.stream().map(Object::toString).collect(Collectors.joining(",")));
  }

  private void part(String name, String value) {
    if (!value.isEmpty()) {
      text.append(text.isEmpty() ? "" : ";").append(name).append('=').append(value);
    }
  }
}

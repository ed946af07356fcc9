package org.kalends.testkit.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Rule;
import org.kalends.ics.recur.RuleTimes;

/** A case of recurrence.jsonl. */
final class RuleCase {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int MORE = 100;

  private final Case one;
  private final String start;
  private final boolean day;
  private final Optional<ZoneId> zone;
  private final List<String> expected;

  private RuleCase(Case one) {
    this.one = one;
    this.start = one.text("dtstart").orElseThrow();
    this.day = !start.contains("T");
    this.zone = one.text("tzid").map(ZoneId::of);
    this.expected = one.texts("expected");
  }

  static Optional<String> difference(Case one) {
    RuleCase rule = new RuleCase(one);
    if (rule.mustBeRefused()) {
      return rule.refusal();
    }
    Optional<String> alone = rule.alone() ? rule.compare(rule.ofRules()) : Optional.empty();
    Optional<String> event = one.texts("rrule_extra").isEmpty() ? rule.event() : Optional.empty();
    // of a disputed case it is not known which of both was meant
    boolean either = one.text("confidence").orElse("").equals("disputed");
    return either && event.isEmpty() ? event : alone.or(() -> event);
  }

  /** Whether only what the rules give is expected, not DTSTART in any case. */
  private boolean alone() {
    return List.of("rule", "set").contains(one.text("semantics").orElse("rule"));
  }

  /** Nothing is expected, and nothing says that the rule is right and never happens. */
  private boolean mustBeRefused() {
    return expected.isEmpty()
        && !one.is("no_instance")
        && one.text("start_at").isEmpty()
        && one.text("window").isEmpty();
  }

  private Optional<String> refusal() {
    boolean refused = rules().stream().anyMatch(rule -> !Rule.parse(rule).flaws().isEmpty());
    return refused || ofRules().isEmpty()
        ? Optional.empty()
        : Optional.of("taken for right: " + rules());
  }

  private List<String> rules() {
    List<String> rules = new ArrayList<>(one.text("rrule").stream().toList());
    rules.addAll(one.texts("rrule_extra"));
    return rules;
  }

  /** What the rules give, DTSTART only where they give it. */
  private List<String> ofRules() {
    TreeSet<String> times = new TreeSet<>(one.texts("rdate"));
    for (String text : rules()) {
      Rule rule = Rule.parse(text).rule().map(this::localUntil).orElse(null);
      if (rule == null) {
        return List.of("refused");
      }
      RuleTimes walk = day ? rule.days(date(start)) : rule.times(time(start));
      for (int left = expected.size() + MORE; left > 0 && walk.hasNext(); left--) {
        times.add(written(walk.nextLong()));
      }
    }
    one.texts("exdate").forEach(times::remove);
    return List.copyOf(times);
  }

  /** Rules alone know no zones, so an UNTIL in UTC is put on the clock of the case. */
  private Rule localUntil(Rule rule) {
    if (rule.until().orElse(null) instanceof When.Utc utc && zone.isPresent()) {
      return rule.withUntil(new When.Floating(LocalDateTime.ofInstant(utc.instant(), zone.get())));
    }
    return rule;
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text, DATE);
  }

  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text.replace("Z", ""), TIME);
  }

  private String written(long local) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    return day ? DATE.format(time) : TIME.format(time) + (start.endsWith("Z") ? "Z" : "");
  }

  private Optional<String> compare(List<String> all) {
    List<String> found = all.stream().filter(this::asked).toList();
    List<String> wanted = expected.stream().filter(this::asked).toList();
    Optional<Integer> limit = one.number("limit");
    if (limit.isPresent()) {
      found = found.subList(0, Math.min(limit.get(), found.size()));
    }
    return found.equals(wanted)
        ? Optional.empty()
        : Optional.of("%s expected %s found %s".formatted(rules(), brief(wanted), brief(found)));
  }

  private static String brief(List<String> times) {
    return times.size() <= 12 ? times.toString() : times.subList(0, 12) + "… " + times.size();
  }

  /** Within the window, or from where the source began to look. */
  private boolean asked(String time) {
    List<String> window = one.texts("window");
    if (!window.isEmpty()) {
      return time.compareTo(window.get(0)) >= 0 && time.compareTo(window.get(1)) < 0;
    }
    String from = one.text("start_at").orElse("").replaceAll("[-: ]", "");
    return one.id().startsWith("libical")
        || time.replace("T", "").compareTo(from.replace("T", "")) >= 0;
  }

  /** The same as an event; DTSTART counts there, and is left out here where the case does so. */
  private Optional<String> event() {
    List<String> lines = new ArrayList<>();
    String form = day ? ";VALUE=DATE:" : zoned() ? ";TZID=" + zone.get() + ':' : ":";
    lines.add("DTSTART" + form + start);
    rules().forEach(rule -> lines.add("RRULE:" + rule));
    one.texts("rdate").forEach(time -> lines.add("RDATE" + form + time));
    one.texts("exdate").forEach(time -> lines.add("EXDATE" + form + time));
    List<Occurrence> found =
        Calendars.occurrences(lines, zone.orElse(ZoneOffset.UTC))
            .limit(expected.size() + MORE)
            .toList();
    boolean extra = !one.is("dtstart_in_expected") && !found.isEmpty();
    List<String> times =
        found.stream().skip(extra && starts(found.getFirst()) ? 1 : 0).map(this::written).toList();
    boolean oneLess = extra && rules().stream().anyMatch(rule -> rule.contains("COUNT="));
    if (oneLess && !expected.isEmpty()) {
      return times.equals(expected.subList(0, expected.size() - 1))
          ? Optional.empty()
          : compare(times);
    }
    return compare(times).or(() -> offsets(found));
  }

  private boolean starts(Occurrence occurrence) {
    return written(occurrence).equals(start);
  }

  private boolean zoned() {
    return zone.isPresent() && !start.endsWith("Z");
  }

  private String written(Occurrence occurrence) {
    if (day) {
      return occurrence.start().value();
    }
    Instant from = occurrence.from();
    ZoneId there = zone.orElse(ZoneOffset.UTC);
    return TIME.format(LocalDateTime.ofInstant(from, there)) + (start.endsWith("Z") ? "Z" : "");
  }

  private Optional<String> offsets(List<Occurrence> found) {
    List<String> wanted = one.texts("expected_offsets");
    List<String> offsets =
        found.stream()
            .filter(each -> expected.contains(written(each)))
            .map(each -> zone.orElse(ZoneOffset.UTC).getRules().getOffset(each.from()).getId())
            .map(id -> id.replace("Z", "+00:00"))
            .limit(wanted.size())
            .toList();
    return wanted.isEmpty() || wanted.equals(offsets)
        ? Optional.empty()
        : Optional.of("offsets " + offsets + ", not " + wanted);
  }
}

package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kalends.cli.Cli;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.RecurringIcalEvents;
import org.kalends.testkit.RecurringIcalEvents.Days;
import org.kalends.testkit.RecurringIcalEvents.Told;
import org.kalends.testkit.TestServer;

/** A server full of series, two mirrors of it on another, and a program that counts both. */
final class CorpusMirror implements AutoCloseable {
  /** Days in years that many of the series have occurrences in. */
  static final List<LocalDate> DAYS =
      List.of(LocalDate.of(1997, 9, 5), LocalDate.of(2005, 3, 22), LocalDate.of(2026, 3, 22));

  private static final int PAST = 7;
  private static final int FUTURE = 21;
  private static final int CAP = 100;
  private static final String OVER = "times in the window";
  private static final Pattern NAME = Pattern.compile("\\bitem-\\d{4}\\b");

  private final TestServer from;
  private final TestServer to;
  private final PlainDav source;
  private final PlainDav target;
  private final RecurringIcalEvents python = new RecurringIcalEvents();
  private final Person ann = new Person("ann");

  /** Names of the series that the target does not take as they are. */
  private final Set<String> refused = new TreeSet<>();

  CorpusMirror(TestServer from, TestServer to) {
    this.from = from;
    this.to = to;
    source = new PlainDav(from);
    target = new PlainDav(to);
    source.make(work());
    target.make(copy("series"));
    target.make(copy("instances"));
    ann.account("from", from.base(), from.user(), from.password());
    ann.account("to", to.base(), to.user(), to.password());
    String window = "past = %d\nfuture = %d\ncap = %d".formatted(PAST, FUTURE, CAP);
    ann.mirror("series", "from", work(), "to", copy("series"), "series");
    ann.mirror("instances", "from", work(), "to", copy("instances"), "instances", window);
  }

  private URI work() {
    return from.home().resolve("work/");
  }

  private URI copy(String mode) {
    return to.home().resolve(mode + "/");
  }

  void fill() throws IOException {
    List<Recurring> items = Recurring.items();
    List<String> refused = new ArrayList<>();
    for (Recurring item : items) {
      int status = source.put(work().resolve(item.name() + ".ics"), item.document().bytes());
      if (status / 100 != 2 || status == 207) {
        refused.add(item.name() + " of " + item.origin() + ": " + status);
      }
    }
    System.out.printf(
        "%s to %s: %d series, %d refused %s%n", from, to, items.size(), refused.size(), refused);
  }

  /**
   * Runs both mirrors on that day; what they made is what the source has, and then all is quiet.
   */
  void runOn(LocalDate day) {
    ann.on(day);
    Cli.Result result = ann.run("mirror", "run");
    assertThat(result.exit()).as(result.out() + result.err()).isIn(0, 3);
    Days days = new Days(ann.zone(), day.minusDays(PAST), day.plusDays(FUTURE));
    Count there = count(source, work(), days);
    Set<String> over = there.over(CAP);
    Set<String> withheld = named(result.err(), line -> line.contains(OVER));
    refused.addAll(named(result.err(), line -> !line.contains(OVER)));
    assertThat(withheld).as("those over the cap are named: %s", result.err()).containsAll(over);
    Set<String> left = new TreeSet<>(there.unread());
    left.addAll(withheld);
    left.addAll(refused);
    System.out.printf(
        "%s: %d occurrences; left out: over the cap %s, refused %s, not read %s%n",
        day, there.without(left).size(), withheld, refused, there.unread());
    for (String mode : List.of("series", "instances")) {
      Count here = count(target, copy(mode), days);
      assertThat(left).as("what cannot be read of %s", mode).containsAll(here.unread());
      assertThat(here.without(left)).as("%s on %s", mode, day).isEqualTo(there.without(left));
    }
    assertQuiet();
  }

  private void assertQuiet() {
    List<Map<URI, String>> before = etags();
    ann.run("mirror", "run");
    assertThat(etags()).isEqualTo(before);
  }

  private List<Map<URI, String>> etags() {
    return List.of(
        source.etags(work()), target.etags(copy("series")), target.etags(copy("instances")));
  }

  /**
   * What the other program makes of a calendar.
   *
   * @param occurrences sorted
   * @param unread names of the series that it cannot read
   */
  private record Count(List<String> occurrences, Set<String> unread) {
    List<String> without(Set<String> left) {
      return occurrences.stream()
          .filter(line -> names(line).stream().noneMatch(left::contains))
          .toList();
    }

    /** Series that happen more often than that. */
    Set<String> over(int cap) {
      List<String> all = occurrences.stream().flatMap(line -> names(line).stream()).toList();
      Map<String, Long> times =
          all.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
      times.values().removeIf(count -> count <= cap);
      return times.keySet();
    }
  }

  private Count count(PlainDav dav, URI calendar, Days days) {
    List<byte[]> resources = List.copyOf(dav.all(calendar).values());
    List<Told> told = python.each(resources, days);
    List<String> occurrences = new ArrayList<>();
    Set<String> unread = new TreeSet<>();
    for (int i = 0; i < told.size(); i++) {
      String text = new String(resources.get(i), StandardCharsets.UTF_8);
      told.get(i)
          .occurrences()
          .ifPresentOrElse(occurrences::addAll, () -> unread.addAll(names(text)));
    }
    occurrences.sort(null);
    return new Count(occurrences, unread);
  }

  private static Set<String> named(String said, Predicate<String> wanted) {
    return names(said.lines().filter(wanted).collect(Collectors.joining("\n")));
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    NAME.matcher(text).results().map(MatchResult::group).forEach(names::add);
    return names;
  }

  @Override
  public void close() {
    python.close();
    ann.close();
  }
}

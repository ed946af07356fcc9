package org.kalends.testkit.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.core.mirror.Window;
import org.kalends.ics.Document;
import org.kalends.testkit.profile.Profile;

/** A run every day for a year, with seven series and now and then a change of the source. */
class YearOfMirroringTest {
  private static final int DAYS = 365;
  private static final int FUTURE = 90;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  /** A series every few days at ten in the morning. */
  private record Series(String uid, int every, Set<LocalDate> without, String title) {
    Document document() {
      String out =
          without.stream()
              .map(day -> "EXDATE;TZID=Europe/Berlin:" + at(day, 10))
              .collect(Collectors.joining("\n"));
      return Stand.event(
          uid,
          "SUMMARY:" + title,
          "DTSTART;TZID=Europe/Berlin:" + at(FIRST, 10),
          "DTEND;TZID=Europe/Berlin:" + at(FIRST, 11),
          "RRULE:FREQ=DAILY;INTERVAL=" + every,
          out);
    }

    private static String at(LocalDate day, int hour) {
      return day.toString().replace("-", "") + "T" + hour + "0000";
    }

    boolean happens(LocalDate day) {
      return (day.toEpochDay() - FIRST.toEpochDay()) % every == 0 && !without.contains(day);
    }

    long within(LocalDate from, LocalDate until) {
      return from.datesUntil(until.plusDays(1)).filter(this::happens).count();
    }
  }

  private final Map<String, Series> series = new TreeMap<>();

  @Test
  void everyWriteIsAChangeOfTheSourceOrAnOccurrenceThatEntersTheWindow() throws Exception {
    year(new Stand(spec()));
  }

  @ParameterizedTest
  @EnumSource(names = {"KERIO", "NEXTCLOUD"})
  void soItIsOnServersThatRewriteWhatTheyAreGiven(Profile profile) throws Exception {
    Stand stand = new Stand(spec());
    stand.target.storing(profile::stored);
    year(stand);
  }

  private static MirrorSpec spec() {
    return MirrorSpec.instances("m", Stand.BERLIN).withWindow(Window.of(30, FUTURE));
  }

  private void year(Stand stand) throws Exception {
    Random random = new Random(7);
    for (int every : List.of(1, 2, 3, 7, 14, 30, 91)) {
      put(stand, new Series("every-" + every, every, Set.of(), "Meeting"));
    }
    stand.today = FIRST;
    long there = series.values().stream().mapToLong(one -> one.within(FIRST, end(FIRST))).sum();
    assertThat(stand.writes()).isEqualTo((int) there);
    for (int day = 1; day <= DAYS; day++) {
      stand.today = FIRST.plusDays(day);
      LocalDate newest = end(stand.today);
      long due = series.values().stream().filter(one -> one.happens(newest)).count();
      if (day % 10 == 0) {
        due += change(stand, random, newest);
      }
      assertThat(stand.writes()).as("writes on %s", stand.today).isEqualTo((int) due);
    }
    assertThat(stand.plan().isEmpty()).isTrue();
  }

  private static LocalDate end(LocalDate today) {
    return today.plusDays(FUTURE);
  }

  private void put(Stand stand, Series one) {
    series.put(one.uid(), one);
    stand.source.put(one.uid(), one.document());
  }

  /** Takes an occurrence out, or gives a series another title; answers with how much that is. */
  private long change(Stand stand, Random random, LocalDate newest) {
    List<Series> all = List.copyOf(series.values());
    Series old = all.get(random.nextInt(all.size()));
    if (random.nextBoolean()) {
      LocalDate day = stand.today.plusDays(1 + random.nextInt(FUTURE - 2));
      Set<LocalDate> without = new HashSet<>(old.without());
      without.add(day);
      put(stand, new Series(old.uid(), old.every(), without, old.title()));
      return old.happens(day) ? 1 : 0;
    }
    put(stand, new Series(old.uid(), old.every(), old.without(), "Meeting " + stand.today));
    return old.within(earliest(stand.today), newest.minusDays(1));
  }

  private static LocalDate earliest(LocalDate today) {
    LocalDate past = today.minusDays(30);
    return past.isBefore(FIRST) ? FIRST : past;
  }
}

package org.kalends.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Ended DONE = new Ended.Done();
  private static final Ended AWAY = new Ended.Away();

  private Instant now = BEGIN;
  private final Schedule schedule = new Schedule(() -> 0, BEGIN);

  @BeforeEach
  void begin() {
    var accounts = new LinkedHashMap<String, String>();
    accounts.put("work", "office");
    accounts.put("team", "office");
    accounts.put("family", "cloud");
    schedule.begin(accounts, EVERY, now);
  }

  /** Lets time go by as a watch does, until something is due; answers what. */
  private List<Batch> next() {
    for (int i = 0; i < 100_000; i++) {
      List<Batch> due = schedule.due(now);
      if (!due.isEmpty()) {
        return due;
      }
      now = now.plus(schedule.idle(now));
    }
    throw new AssertionError("nothing is ever due");
  }

  private void ended(Batch batch, Ended how) {
    Map<String, Ended> all = new LinkedHashMap<>();
    batch.calendars().forEach(calendar -> all.put(calendar, how));
    schedule.ended(batch, all, now);
  }

  private void allEnded(Ended how) {
    next().forEach(batch -> ended(batch, how));
  }

  private Duration since(Instant then) {
    return Duration.between(then, now);
  }

  private void pass(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      assertThat(schedule.due(now)).isEmpty();
      Instant next = now.plus(schedule.idle(now));
      now = next.isBefore(end) ? next : end;
    }
  }

  @Test
  void atFirstEverythingIsSyncedAccountByAccount() {
    assertThat(next())
        .containsExactly(
            new Batch("office", List.of("work", "team")), new Batch("cloud", List.of("family")));
    assertThat(now).isEqualTo(BEGIN);
  }

  @Test
  void serversAreAskedAgainAfterTheInterval() {
    allEnded(DONE);
    assertThat(next()).hasSize(2);
    assertThat(since(BEGIN)).isEqualTo(EVERY);
  }

  @Test
  void theIntervalCountsFromOneQuestionToTheNextHoweverLongTheAnswerTakes() {
    List<Batch> first = next();
    now = now.plusSeconds(20);
    first.forEach(batch -> ended(batch, DONE));
    next();
    assertThat(since(BEGIN)).isEqualTo(EVERY);
  }

  @Test
  void aServerThatTakesLongerThanTheIntervalIsLeftAloneInBetween() {
    List<Batch> first = next();
    now = now.plus(Duration.ofHours(1));
    Instant answered = now;
    schedule.due(now);
    first.forEach(batch -> ended(batch, DONE));
    next();
    assertThat(since(answered)).isEqualTo(EVERY.dividedBy(4));
  }

  @Test
  void aChangedFolderIsSyncedOnceItIsStill() {
    allEnded(DONE);
    pass(Duration.ofSeconds(20));
    Instant first = now;
    schedule.edited("team", now);
    pass(Duration.ofMillis(200));
    schedule.edited("team", now);
    assertThat(next()).containsExactly(new Batch("office", List.of("team")));
    assertThat(since(first)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void aFolderThatIsNeverStillIsSyncedNevertheless() {
    allEnded(DONE);
    Instant first = now;
    while (schedule.due(now).isEmpty()) {
      schedule.edited("team", now);
      now = now.plusMillis(100);
    }
    assertThat(since(first)).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5200));
  }

  @Test
  void whatChangesDuringARunIsSyncedByAnother() {
    Batch office = next().getFirst();
    schedule.edited("work", now);
    now = now.plusSeconds(3);
    assertThat(schedule.due(now)).isEmpty();
    ended(office, DONE);
    assertThat(next()).containsExactly(new Batch("office", List.of("work")));
    ended(new Batch("office", List.of("work")), DONE);
    pass(Duration.ofMinutes(4));
  }

  @Test
  void anAccountHasOneRunUnderWayAndKeepsNoOtherWaiting() {
    assertThat(next()).hasSize(2);
    now = now.plusSeconds(3);
    schedule.ended(new Batch("cloud", List.of("family")), Map.of("family", DONE), now);
    schedule.edited("family", now);
    schedule.edited("work", now);
    assertThat(next()).containsExactly(new Batch("cloud", List.of("family")));
  }

  @Test
  void aServerThatIsAwayIsAskedMoreAndMoreRarely() {
    List<Duration> pauses = new ArrayList<>();
    allEnded(AWAY);
    for (int i = 0; i < 7; i++) {
      Instant tried = now;
      allEnded(AWAY);
      pauses.add(since(tried));
    }
    assertThat(pauses.stream().map(Duration::toSeconds))
        .containsExactly(10L, 60L, 120L, 240L, 480L, 900L, 900L);
  }

  @Test
  void onceAServerAnswersTheIntervalHoldsAgain() {
    allEnded(AWAY);
    allEnded(AWAY);
    allEnded(DONE);
    Instant answered = now;
    next();
    assertThat(since(answered)).isEqualTo(EVERY);
  }

  @Test
  void aChangeInAFolderIsAReasonToTryAServerThatIsAwayButNotMoreOftenThanEveryTenSeconds() {
    for (int i = 0; i < 4; i++) {
      allEnded(AWAY);
    }
    Instant tried = now;
    pass(Duration.ofSeconds(2));
    schedule.edited("team", now);
    assertThat(next()).containsExactly(new Batch("office", List.of("team")));
    assertThat(since(tried)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aServerThatAsksForAPauseGetsIt() {
    allEnded(new Ended.AskedToWait(Duration.ofMinutes(20)));
    Instant asked = now;
    schedule.edited(now);
    next();
    assertThat(since(asked)).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void aRefusedLoginIsNotTriedAgainUntilTheConfigChanges() {
    Batch office = next().getFirst();
    ended(office, new Ended.LoginRefused());
    ended(new Batch("cloud", List.of("family")), DONE);
    schedule.edited("work", now);
    assertThat(next()).containsExactly(new Batch("cloud", List.of("family")));
    ended(new Batch("cloud", List.of("family")), DONE);
    schedule.begin(Map.of("work", "office"), EVERY, now);
    assertThat(next()).containsExactly(new Batch("office", List.of("work")));
  }

  @Test
  void aCalendarThatFailsKeepsNoOtherOfItsAccountBack() {
    Batch office = next().getFirst();
    schedule.ended(office, Map.of("work", new Ended.Failed(), "team", DONE), now);
    ended(new Batch("cloud", List.of("family")), DONE);
    assertThat(next()).containsExactly(new Batch("office", List.of("work")));
    assertThat(since(BEGIN)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aRunThatAnotherKeepsOutTriesAgainPolitely() {
    allEnded(new Ended.InOtherHands());
    allEnded(new Ended.InOtherHands());
    allEnded(DONE);
    assertThat(since(BEGIN)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whatWasOvertakenIsTriedInAMoment() {
    allEnded(new Ended.Overtaken());
    assertThat(next()).hasSize(2);
    assertThat(since(BEGIN)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void afterASleepEverythingIsAskedAtOnce() {
    for (int i = 0; i < 5; i++) {
      allEnded(AWAY);
    }
    now = now.plus(Duration.ofMinutes(5));
    assertThat(schedule.due(now)).hasSize(2);
  }

  @Test
  void aClockThatIsSetBackStopsNothing() {
    allEnded(DONE);
    now = now.minus(Duration.ofDays(1));
    assertThat(schedule.due(now)).hasSize(2);
  }

  @Test
  void itNeverSleepsSoLongThatASleepOfTheMachineIsMissed() {
    allEnded(DONE);
    assertThat(schedule.idle(now)).isEqualTo(Duration.ofSeconds(10));
  }
}

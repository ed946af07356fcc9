package org.kalends.ics.recur;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleLawsTest {
  private static final int SEEDS = Integer.getInteger("seeds", 100);

  @ParameterizedTest
  @MethodSource("seeds")
  void aRuleGivesWhatTheStandardSaysWordByWord(long seed) {
    RandomRule random = new RandomRule(seed);
    LocalDateTime start = random.start();
    Rule rule = random.rule(Frequency.DAILY);
    LocalDateTime end = start.plusDays(random.seconds(3000));
    List<LocalDateTime> expected = new SlowRule(rule, start).before(end);
    if (open(rule) && !expected.contains(start)) {
      return;
    }

    assertThat(before(rule.times(start), end)).as(named(seed, rule, start)).isEqualTo(expected);
  }

  /** Where the standard leaves the set undefined, the decisions tell another tale. */
  private static boolean open(Rule rule) {
    return !rule.weeks().isEmpty()
        || rule.frequency() == Frequency.WEEKLY && !rule.positions().isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRuleOfHoursOrShorterGivesWhatTheStandardSays(long seed) {
    RandomRule random = new RandomRule(seed);
    LocalDateTime start = random.start();
    Rule rule = random.rule(Frequency.SECONDLY);
    if (rule.frequency().compareTo(Frequency.DAILY) >= 0 || !rule.positions().isEmpty()) {
      return;
    }
    LocalDateTime from = start.plusSeconds(random.seconds(40_000_000));
    LocalDateTime end = from.plusSeconds(random.seconds(40_000));
    SlowRule slow = new SlowRule(rule, start);
    List<LocalDateTime> expected = new ArrayList<>();
    for (LocalDateTime time = from; time.isBefore(end); time = time.plusSeconds(1)) {
      if (slow.gives(time)) {
        expected.add(time);
      }
    }

    assertThat(before(rule.times(start).from(from), end))
        .as(named(seed, rule, start) + " from " + from)
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void goingToATimeGivesTheSameAsWalkingThere(long seed) {
    RandomRule random = new RandomRule(seed);
    LocalDateTime start = random.start();
    Rule plain = skipping(random, random.rule(Frequency.SECONDLY));
    Rule rule = random.chance(0.4) ? plain.withCount(1 + (int) random.seconds(400)) : plain;
    List<LocalDateTime> walked = first(rule.times(start), 500);
    if (walked.isEmpty()) {
      return;
    }
    LocalDateTime last = walked.getLast();
    long span = last.toEpochSecond(ZoneOffset.UTC) - start.toEpochSecond(ZoneOffset.UTC);
    LocalDateTime from = start.plusSeconds(random.seconds(span));

    List<LocalDateTime> expected = walked.stream().filter(t -> !t.isBefore(from)).toList();
    assertThat(first(rule.times(start).from(from), expected.size()))
        .as(named(seed, rule, start) + " from " + from)
        .isEqualTo(expected);
  }

  private static Rule skipping(RandomRule random, Rule rule) {
    String skip = random.chance(0.5) ? "FORWARD" : "BACKWARD";
    return random.chance(0.3)
        ? Rule.parse("RSCALE=GREGORIAN;SKIP=" + skip + ';' + rule.value()).rule().orElseThrow()
        : rule;
  }

  private static String named(long seed, Rule rule, LocalDateTime start) {
    return "seed " + seed + ": " + rule + " from " + start;
  }

  private static List<LocalDateTime> before(RuleTimes times, LocalDateTime end) {
    List<LocalDateTime> found = new ArrayList<>();
    for (Optional<LocalDateTime> next = next(times);
        next.isPresent() && next.get().isBefore(end);
        next = next(times)) {
      found.add(next.get());
    }
    return found;
  }

  private static List<LocalDateTime> first(RuleTimes times, int count) {
    List<LocalDateTime> found = new ArrayList<>();
    while (found.size() < count && times.hasNext()) {
      found.add(next(times).orElseThrow());
    }
    return found;
  }

  private static Optional<LocalDateTime> next(RuleTimes times) {
    return times.hasNext()
        ? Optional.of(LocalDateTime.ofEpochSecond(times.nextLong(), 0, ZoneOffset.UTC))
        : Optional.empty();
  }

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }
}

package org.kalends.testkit.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a history that breaks a law as small as it gets. */
final class Shrinking {
  private static final int TRIES = 5_000;

  private final String law;
  private final Trial trial;
  private List<List<Integer>> smallest;
  private int tries;

  /** Plays a history; answers with the law that it breaks, if it breaks one. */
  interface Trial {
    Optional<Violation> of(Script script);
  }

  private Shrinking(List<List<Integer>> numbers, String law, Trial trial) {
    this.trial = trial;
    smallest = numbers;
    this.law = law;
  }

  /** The smallest that is found to break the same law. */
  static List<List<Integer>> of(List<List<Integer>> numbers, String law, Trial trial) {
    Shrinking shrinking = new Shrinking(numbers, law, trial);
    boolean smaller = true;
    while (smaller) {
      smaller = shrinking.withoutLines();
      smaller |= shrinking.lineByLine();
    }
    return shrinking.smallest;
  }

  private boolean withoutLines() {
    boolean smaller = false;
    for (int length = smallest.size() / 2; length > 0; length /= 2) {
      for (int from = smallest.size() - length; from > 0; from--) {
        if (from + length <= smallest.size()) {
          List<List<Integer>> fewer = new ArrayList<>(smallest);
          fewer.subList(from, from + length).clear();
          smaller |= take(fewer);
        }
      }
    }
    return smaller;
  }

  private boolean lineByLine() {
    boolean smaller = false;
    for (int line = 0; line < smallest.size(); line++) {
      Optional<List<Integer>> simpler = Optional.of(smallest.get(line));
      while (simpler.isPresent()) {
        int at = line;
        simpler = simpler(smallest.get(line)).filter(numbers -> take(at, numbers)).findFirst();
        smaller |= simpler.isPresent();
      }
    }
    return smaller;
  }

  private static Stream<List<Integer>> simpler(List<Integer> numbers) {
    Stream<List<Integer>> shorter =
        IntStream.range(0, numbers.size())
            .mapToObj(i -> {
              List<Integer> fewer = new ArrayList<>(numbers);
              fewer.subList(i, i + 1).clear();
              return fewer;
            });
    Stream<List<Integer>> lower =
        IntStream.range(0, numbers.size())
            .boxed()
            .flatMap(i ->
                Stream.of(0, numbers.get(i) / 2, numbers.get(i) - 1)
                    .filter(less -> less >= 0 && less < numbers.get(i))
                    .distinct()
                    .map(less -> {
                      List<Integer> lowered = new ArrayList<>(numbers);
                      lowered.set(i, less);
                      return lowered;
                    }));
    return Stream.concat(shorter, lower);
  }

  private boolean take(int line, List<Integer> numbers) {
    List<List<Integer>> other = new ArrayList<>(smallest);
    other.set(line, numbers);
    return take(other);
  }

  private boolean take(List<List<Integer>> candidate) {
    if (tries++ >= TRIES) {
      return false;
    }
    boolean breaks = trial.of(Script.of(candidate)).filter(v -> v.law().equals(law)).isPresent();
    if (breaks) {
      smallest = candidate;
    }
    return breaks;
  }
}

package org.kalends.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that holds in every case. A case that breaks it is made as small as it gets and shown
 * with the numbers that repeat it.
 */
public final class Law {
  private static final int REPEATS = 3_000;

  private final Case check;
  private int repeats;

  /** Draws a case and throws where the law does not hold in it. */
  public interface Case {
    void check(Choices choices) throws Exception;
  }

  private Law(Case check) {
    this.check = check;
  }

  /**
   * Tries so many cases. They are the same in every build but for the seed in the system property
   * {@code seed}, where one is set.
   */
  public static void holds(int cases, Case check) {
    long seed = Long.getLong("seed", 20_250_320L);
    for (int i = 0; i < cases; i++) {
      Choices choices = Choices.random(seed + i);
      Optional<Throwable> broken = outcome(check, choices);
      if (broken.isPresent()) {
        throw new Law(check).shrunk(choices.made(), seed + i, broken.get());
      }
    }
  }

  /** Repeats the one case that a failure has shown. */
  public static void again(Case check, Integer... numbers) {
    outcome(check, Choices.again(List.of(numbers)))
        .ifPresent(broken -> {
          throw new AssertionError("still broken", broken);
        });
  }

  private static Optional<Throwable> outcome(Case check, Choices choices) {
    try {
      check.check(choices);
      return Optional.empty();
    } catch (Exception | AssertionError e) {
      return Optional.of(e);
    }
  }

  private AssertionError shrunk(List<Integer> numbers, long seed, Throwable first) {
    List<Integer> smallest = numbers;
    Optional<List<Integer>> smaller = Optional.of(numbers);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      List<Integer> last = smallest;
      smaller = shorter(last).or(() -> lower(last));
    }
    Throwable broken = outcome(check, Choices.again(smallest)).orElse(first);
    String text = "broken with seed %d; smallest case: Law.again(check, %s)%n%s";
    String list = smallest.toString().replaceAll("[\\[\\]]", "");
    return new AssertionError(text.formatted(seed, list, broken.getMessage()), broken);
  }

  private Optional<List<Integer>> shorter(List<Integer> numbers) {
    for (int length = numbers.size() / 2; length > 0; length /= 2) {
      for (int from = 0; from + length <= numbers.size(); from += length) {
        List<Integer> fewer = new ArrayList<>(numbers);
        fewer.subList(from, from + length).clear();
        if (breaks(fewer)) {
          return Optional.of(fewer);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<List<Integer>> lower(List<Integer> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      int number = numbers.get(i);
      for (int less : new int[] {0, number / 2, number - 1}) {
        List<Integer> lowered = new ArrayList<>(numbers);
        lowered.set(i, less);
        if (less >= 0 && less < number && breaks(lowered)) {
          return Optional.of(lowered);
        }
      }
    }
    return Optional.empty();
  }

  private boolean breaks(List<Integer> numbers) {
    return repeats++ < REPEATS && outcome(check, Choices.again(numbers)).isPresent();
  }
}

package org.kalends.testkit.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.testkit.Choices;

/**
 * A history as numbers: first those that the scene is made from, then a line of numbers for each
 * thing that happens. Lines stand for themselves, so that a history without some of them is a
 * history.
 */
final class Script {
  private static final int SHORTEST = 6;
  private static final int SPREAD = 36;

  private final List<Choices> lines;

  private Script(List<Choices> lines) {
    this.lines = lines;
  }

  /** The history of that seed. */
  static Script random(long seed) {
    Random seeds = new Random(seed);
    int length = SHORTEST + seeds.nextInt(SPREAD);
    return new Script(
        Stream.generate(() -> Choices.random(seeds.nextLong())).limit(1 + length).toList());
  }

  static Script of(List<List<Integer>> numbers) {
    return new Script(numbers.stream().map(Choices::again).toList());
  }

  /** Reads lines of numbers with spaces between. */
  static Script parse(List<String> lines) {
    return of(
        lines.stream()
            .map(line ->
                Stream.of(line.split(" ")).filter(n -> !n.isEmpty()).map(Integer::valueOf).toList())
            .toList());
  }

  Choices scene() {
    return lines.getFirst();
  }

  List<Choices> events() {
    return lines.subList(1, lines.size());
  }

  /** All numbers that were drawn so far. */
  List<List<Integer>> numbers() {
    return lines.stream().map(Choices::made).collect(Collectors.toCollection(ArrayList::new));
  }
}

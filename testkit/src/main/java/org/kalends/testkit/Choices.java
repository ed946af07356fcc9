package org.kalends.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/**
 * Where a random test draws from: small numbers, all written down. A case is nothing but these
 * numbers, so a case that fails can be repeated and made smaller without knowing what it does.
 */
public final class Choices {
  private final IntUnaryOperator source;
  private final List<Integer> made = new ArrayList<>();

  private Choices(IntUnaryOperator source) {
    this.source = source;
  }

  /** Numbers that follow from a seed. */
  public static Choices random(long seed) {
    return new Choices(new Random(seed)::nextInt);
  }

  /** The same again. Numbers that do not fit are bent; where there are no more, all are 0. */
  public static Choices again(List<Integer> numbers) {
    var rest = numbers.iterator();
    return new Choices(bound -> rest.hasNext() ? rest.next() % bound : 0);
  }

  /** From 0 to bound - 1. Small numbers should mean little: a case shrinks towards 0. */
  public int below(int bound) {
    int number = source.applyAsInt(bound);
    made.add(number);
    return number;
  }

  /** One of these; the first is the simplest. */
  public <T> T from(List<T> several) {
    return several.get(below(several.size()));
  }

  /** True once in so many. */
  public boolean onceIn(int times) {
    return below(times) == times - 1;
  }

  /** The numbers drawn so far. */
  public List<Integer> made() {
    return List.copyOf(made);
  }
}

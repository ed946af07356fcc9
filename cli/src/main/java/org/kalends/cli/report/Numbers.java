package org.kalends.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of numbers as people type them: {@code 1 3-5}, {@code 2,4}. */
public final class Numbers {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  private Numbers() {}

  /** The numbers from 1 to {@code most}, all for an empty text; empty where it is no such list. */
  public static Optional<List<Integer>> in(String text, int most) {
    TreeSet<Integer> numbers = new TreeSet<>();
    String typed = text.isBlank() ? "1-" + most : text.strip();
    for (String part : typed.split("[,\\s]+", -1)) {
      Matcher range = RANGE.matcher(part);
      if (!range.matches()) {
        return Optional.empty();
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first < 1 || last > most || first > last) {
        return Optional.empty();
      }
      for (int number = first; number <= last; number++) {
        numbers.add(number);
      }
    }
    return Optional.of(new ArrayList<>(numbers));
  }
}

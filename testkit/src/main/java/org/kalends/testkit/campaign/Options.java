package org.kalends.testkit.campaign;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a campaign is to do.
 *
 * @param deeds how long the histories of the small scope are; none is tried where it is 0
 * @param slice which part of them is tried
 */
record Options(long histories, long seed, int deeds, Slice slice, Broken broken) {
  private static final int ALL_DEEDS = 4;
  private static final Set<String> ALONE = Set.of("--exhaustive", "--mirror");

  /** One of several equal parts, counted from 1. */
  record Slice(int number, int parts) {
    static final Slice WHOLE = new Slice(1, 1);

    Slice {
      if (number < 1 || number > parts) {
        throw new IllegalArgumentException(number + "/" + parts);
      }
    }

    static Slice of(String text) {
      String[] numbers = text.split("/", 2);
      return new Slice(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[numbers.length - 1]));
    }

    /** Whether what has that number, counted from 0, belongs to it. */
    boolean holds(long nth) {
      return nth % parts == number - 1;
    }
  }

  /** Empty where the arguments mean nothing. */
  static Optional<Options> of(String... args) {
    Options options = new Options(1_000, 1, 0, Slice.WHOLE, Broken.NOTHING);
    for (int i = 0; i < args.length; i++) {
      Optional<String> value = i + 1 < args.length ? Optional.of(args[i + 1]) : Optional.empty();
      try {
        options = options.with(args[i], value.orElse("1"));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
      i += ALONE.contains(args[i]) ? 0 : 1;
    }
    return Optional.of(options);
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--histories" -> new Options(Long.parseLong(value), seed, deeds, slice, broken);
      case "--seed" -> new Options(histories, Long.parseLong(value), deeds, slice, broken);
      case "--exhaustive" -> new Options(histories, seed, ALL_DEEDS, slice, broken);
      case "--mirror" -> this;
      case "--deeds" -> new Options(histories, seed, Integer.parseInt(value), slice, broken);
      case "--slice" -> new Options(histories, seed, deeds, Slice.of(value), broken);
      case "--break" ->
          new Options(
              histories, seed, deeds, slice, Broken.valueOf(value.toUpperCase(Locale.ROOT)));
      default -> throw new IllegalArgumentException(name);
    };
  }
}

package org.kalends.testkit.campaign;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a campaign is to do.
 *
 * @param deeds how long the histories of the small scope are; none is tried where it is 0
 */
record Options(long histories, long seed, int deeds, Broken broken) {
  private static final int ALL_DEEDS = 4;
  private static final Set<String> ALONE = Set.of("--exhaustive", "--mirror");

  /** Empty where the arguments mean nothing. */
  static Optional<Options> of(String... args) {
    Options options = new Options(1_000, 1, 0, Broken.NOTHING);
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
      case "--histories" -> new Options(Long.parseLong(value), seed, deeds, broken);
      case "--seed" -> new Options(histories, Long.parseLong(value), deeds, broken);
      case "--exhaustive" -> new Options(histories, seed, ALL_DEEDS, broken);
      case "--mirror" -> this;
      case "--deeds" -> new Options(histories, seed, Integer.parseInt(value), broken);
      case "--break" ->
          new Options(histories, seed, deeds, Broken.valueOf(value.toUpperCase(Locale.ROOT)));
      default -> throw new IllegalArgumentException(name);
    };
  }
}

package org.kalends.core.files;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names in use in a folder. Two names are one where a file system that minds neither letter case
 * nor composition would take them for one, so that a folder can be copied anywhere.
 */
final class Names {
  private final Map<String, String> taken = new HashMap<>();

  Names(Collection<String> names) {
    names.forEach(this::take);
  }

  /** The name that stands in the way of this one. */
  Optional<String> taken(String name) {
    return Optional.ofNullable(taken.get(folded(name)));
  }

  void take(String name) {
    taken.put(folded(name), name);
  }

  void free(String name) {
    taken.remove(folded(name));
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}

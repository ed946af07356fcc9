package org.kalends.core.files;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names in use in a folder. Two names are one where a file system that minds neither letter case
 * nor composition would take them for one, so that a folder can be copied anywhere.
 */
final class Names {
  private final Map<String, String> taken = new HashMap<>();

  /** The names as they are: to ask for one of them costs no folding. */
  private final Set<String> known = new HashSet<>();

  Names(Collection<String> names) {
    names.forEach(this::take);
  }

  /** The name that stands in the way of this one. */
  Optional<String> taken(String name) {
    return Optional.ofNullable(taken.get(folded(name)));
  }

  /** Whether this very name is in use. */
  boolean has(String name) {
    return known.contains(name);
  }

  void take(String name) {
    known.add(name);
    taken.put(folded(name), name);
  }

  void free(String name) {
    known.remove(name);
    taken.remove(folded(name));
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}

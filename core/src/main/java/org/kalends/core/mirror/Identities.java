package org.kalends.core.mirror;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.kalends.core.mirror.Window.Span;

/**
 * Which item of the target each part of a source item is. A part that the target has stays the item
 * it is, also where the series was moved or follows another rule since: then what the rule does not
 * name any more is matched with what it names now, first by when it happens, then in order.
 */
final class Identities {
  private final MirrorSpec spec;
  private final Map<String, Origin> known;
  private final Map<Origin, String> keys = new HashMap<>();

  private Identities(MirrorSpec spec, Map<String, Origin> known) {
    this.spec = spec;
    this.known = known;
  }

  /**
   * The UID of each part.
   *
   * @param known what the target has of the source item, by UID
   * @param named whether the rule still names an occurrence
   */
  static Map<Origin, String> of(
      MirrorSpec spec,
      Map<String, Origin> known,
      List<Origin> parts,
      Span span,
      Predicate<Origin> named) {
    var identities = new Identities(spec, known);
    identities.same(parts);
    identities.matched(parts, span, named);
    identities.fresh(parts);
    return identities.keys;
  }

  /** The UID that a part has unless it had another one before. */
  static String canonical(MirrorSpec spec, Origin origin) {
    boolean kept = spec.mode() == MirrorSpec.Mode.SERIES && spec.uids() == MirrorSpec.Uids.KEEP;
    return kept ? origin.uid() : Uid.derived(spec.id(), origin.uid(), origin.occurrence(), 0);
  }

  private void same(List<Origin> parts) {
    Map<String, String> ids = new HashMap<>();
    new TreeMap<>(known).forEach((key, origin) -> ids.putIfAbsent(origin.occurrence(), key));
    for (Origin part : parts) {
      if (ids.containsKey(part.occurrence())) {
        keys.put(part, ids.get(part.occurrence()));
      }
    }
  }

  private void matched(List<Origin> parts, Span span, Predicate<Origin> named) {
    Set<String> used = new HashSet<>(keys.values());
    List<String> old =
        known.entrySet().stream()
            .filter(one -> !used.contains(one.getKey()))
            .filter(one -> !span.isAfter(one.getValue().from(), one.getValue().to()))
            .filter(one -> !named.test(one.getValue()))
            .sorted(Map.Entry.comparingByValue(ORDER))
            .map(Map.Entry::getKey)
            .toList();
    if (old.isEmpty()) {
      return;
    }
    List<String> left = new ArrayList<>(old);
    for (Origin part : unmatched(parts)) {
      left.stream()
          .filter(key -> known.get(key).from().equals(part.from()))
          .findFirst()
          .ifPresent(key -> match(part, key, left));
    }
    Deque<Origin> rest = new ArrayDeque<>(unmatched(parts));
    for (String key : List.copyOf(left)) {
      if (!rest.isEmpty()) {
        match(rest.pop(), key, left);
      }
    }
  }

  private static final Comparator<Origin> ORDER =
      Comparator.comparing(Origin::from).thenComparing(Origin::occurrence);

  private void match(Origin part, String key, List<String> left) {
    keys.put(part, key);
    left.remove(key);
  }

  private List<Origin> unmatched(List<Origin> parts) {
    return parts.stream().filter(part -> !keys.containsKey(part)).sorted(ORDER).toList();
  }

  private void fresh(List<Origin> parts) {
    Set<String> taken = new HashSet<>(known.keySet());
    taken.addAll(keys.values());
    for (Origin part : unmatched(parts)) {
      String key = canonical(spec, part);
      for (int nth = 1; taken.contains(key); nth++) {
        key = Uid.derived(spec.id(), part.uid(), part.occurrence(), nth);
      }
      taken.add(key);
      keys.put(part, key);
    }
  }
}

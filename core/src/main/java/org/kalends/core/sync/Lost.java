package org.kalends.core.sync;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the texts of one run have lost where they were stored. */
final class Lost {
  private final Map<Side, Map<String, List<Step>>> changes = new EnumMap<>(Side.class);

  void note(Intent intent, Held stored) {
    Step.Change change = intent.change();
    intent
        .document()
        .ifPresent(sent ->
            NotKept.of(sent, stored.document()).forEach(name -> of(change, name).add(change)));
  }

  private List<Step> of(Step.Change change, String property) {
    return changes
        .computeIfAbsent(change.on(), on -> new TreeMap<>())
        .computeIfAbsent(property, name -> new ArrayList<>());
  }

  /** The sides that have dropped something. */
  Set<Side> sides() {
    return changes.keySet();
  }

  /** What that side has dropped. */
  Set<String> properties(Side on) {
    return changes.get(on).keySet();
  }

  /** More about some of what that side has dropped. */
  List<NotKept> about(Side on, Set<String> properties) {
    return changes.get(on).entrySet().stream()
        .filter(one -> properties.contains(one.getKey()))
        .map(one -> notKept(on, one.getKey(), one.getValue()))
        .toList();
  }

  private static NotKept notKept(Side on, String property, List<Step> steps) {
    return new NotKept(on, property, steps.size(), steps.getFirst().title());
  }
}

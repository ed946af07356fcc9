package org.kalends.ics.meaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The difference of two bags of facts, paired so that people see what became of what. */
final class Comparison {
  private final List<Difference> differences = new ArrayList<>();

  static List<Difference> of(List<Instance> before, List<Instance> after) {
    Comparison comparison = new Comparison();
    Map<String, List<Instance>> old = byKey(before);
    Map<String, List<Instance>> now = byKey(after);
    Map<String, List<Instance>> all = new TreeMap<>(old);
    all.putAll(now);
    for (String key : all.keySet()) {
      comparison.instances(old.getOrDefault(key, List.of()), now.getOrDefault(key, List.of()));
    }
    return List.copyOf(comparison.differences);
  }

  private static Map<String, List<Instance>> byKey(List<Instance> instances) {
    return instances.stream()
        .collect(Collectors.groupingBy(Instance::key, LinkedHashMap::new, Collectors.toList()));
  }

  private void instances(List<Instance> old, List<Instance> now) {
    for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
      if (i >= now.size()) {
        whole(old.get(i), Optional.of(old.get(i).readable()), Optional.empty());
      } else if (i >= old.size()) {
        whole(now.get(i), Optional.empty(), Optional.of(now.get(i).readable()));
      } else {
        facts(old.get(i), now.get(i));
      }
    }
  }

  private void whole(Instance instance, Optional<String> before, Optional<String> after) {
    differences.add(
        new Difference(
            instance.recurrenceId(),
            instance.kind(),
            before.map(Excerpt::of),
            after.map(Excerpt::of)));
  }

  private void facts(Instance old, Instance now) {
    List<Fact> gone = minus(old.facts(), now.facts());
    List<Fact> come = minus(now.facts(), old.facts());
    for (Fact fact : List.copyOf(gone)) {
      Optional<Fact> partner = partner(fact, come);
      gone.remove(fact);
      partner.ifPresent(come::remove);
      add(old, fact.name(), Optional.of(fact), partner);
    }
    come.forEach(fact -> add(now, fact.name(), Optional.empty(), Optional.of(fact)));
  }

  /** The same value with other parameters, else another value under that name. */
  private static Optional<Fact> partner(Fact fact, List<Fact> come) {
    return come.stream()
        .filter(fact::sameValue)
        .findFirst()
        .or(() -> come.stream().filter(other -> other.name().equals(fact.name())).findFirst());
  }

  private static List<Fact> minus(List<Fact> facts, List<Fact> others) {
    Map<String, Integer> counts = new HashMap<>();
    others.forEach(fact -> counts.merge(fact.canonical(), 1, Integer::sum));
    return facts.stream()
        .filter(fact -> counts.merge(fact.canonical(), -1, Integer::sum) < 0)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private void add(Instance instance, String name, Optional<Fact> before, Optional<Fact> after) {
    String old = before.map(Fact::readable).orElse("");
    String now = after.map(Fact::readable).orElse("");
    differences.add(
        new Difference(
            instance.recurrenceId(),
            name,
            before.map(fact -> Excerpt.of(old, now)),
            after.map(fact -> Excerpt.of(now, old))));
  }
}

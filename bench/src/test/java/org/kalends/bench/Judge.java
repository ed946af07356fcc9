package org.kalends.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kalends.ics.recur.Rule;

/** Says why a library answers otherwise than the reference, where ours says what that says. */
record Judge(Known.Library library) {
  private static final int MOST_QUIRKS = 3;

  Verdict of(Trial trial, Answer answer) {
    Rule rule = Rule.parse(trial.rule()).rule().orElseThrow();
    Set<Quirk> own = library.quirks();
    List<Quirk> matters = own.stream().filter(quirk -> quirk.matters(rule, trial.start())).toList();
    List<Answer> readings = new ArrayList<>();
    for (Set<Quirk> quirks : subsets(matters)) {
      Answer reading = new Reference(quirks).answer(trial);
      if (answer.equals(reading)) {
        return new Verdict.Foretold(quirks);
      }
      readings.add(reading);
    }
    Question question = new Question(trial, rule, answer, readings);
    for (Known known : Known.values()) {
      if (known.library() == library && known.explains(question)) {
        return new Verdict.Kind(known);
      }
    }
    return new Verdict.Unjudged();
  }

  /** Smallest first; all have RULE_ONLY. */
  private static List<Set<Quirk>> subsets(List<Quirk> quirks) {
    List<Set<Quirk>> subsets = new ArrayList<>(List.of(EnumSet.of(Quirk.RULE_ONLY)));
    for (Quirk quirk : quirks) {
      for (Set<Quirk> subset : List.copyOf(subsets)) {
        if (subset.size() <= MOST_QUIRKS && !subset.contains(quirk)) {
          Set<Quirk> larger = EnumSet.copyOf(subset);
          larger.add(quirk);
          subsets.add(larger);
        }
      }
    }
    subsets.sort(Comparator.comparingInt(Set::size));
    return subsets;
  }
}

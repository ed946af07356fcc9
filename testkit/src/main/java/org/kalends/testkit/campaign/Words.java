package org.kalends.testkit.campaign;

import java.util.List;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Step;

/** Plans and policies in a few words. */
final class Words {
  private Words() {}

  static String of(Policy policy) {
    return policy.flow() + " " + policy.onConflict() + (policy.deletions() > 0 ? " forced" : "");
  }

  static List<String> of(Plan plan) {
    return plan.steps().stream().map(Words::of).toList();
  }

  private static String of(Step step) {
    String name = step.getClass().getSimpleName() + " " + step.uid();
    return switch (step) {
      case Step.Change change -> name + " " + change.on();
      case Step.Withheld withheld -> "Withheld " + of(withheld.change());
      case Step.Parked parked -> "Parked " + of(parked.change()) + " " + parked.reason();
      case Step.Bookkeeping bookkeeping -> name;
      case Step.Conflict conflict -> name;
      case Step.Merge merge -> name;
      case Step.Fork fork -> name + " " + fork.copyUid();
    };
  }
}

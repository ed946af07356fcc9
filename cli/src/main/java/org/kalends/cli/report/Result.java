package org.kalends.cli.report;

import java.io.IOException;
import java.util.List;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Step;

/** What a run found out about one calendar, or did to it. */
public sealed interface Result {
  String calendar();

  /** What would be done. */
  record Planned(String calendar, Plan plan) implements Result {}

  /** What was done. */
  record Ran(String calendar, Report report) implements Result {}

  /** Nothing was done, for this reason. */
  record Broken(String calendar, IOException cause) implements Result {
    public String reason() {
      return Messages.of(cause);
    }
  }

  /** Nothing was done, because somebody said no. */
  record Kept(String calendar) implements Result {}

  /** The code that a run of this one calendar ends with. */
  default int exit() {
    return switch (this) {
      case Planned(String calendar, Plan plan) ->
          !plan.problems().isEmpty() || plan.steps(Step.Open.class).anyMatch(Result::waits)
              ? Exit.WAITING
              : Exit.DONE;
      case Ran(String calendar, Report report) ->
          report.failed() ? Exit.FAILED : report.waits() ? Exit.WAITING : Exit.DONE;
      case Broken broken -> Exit.FAILED;
      case Kept kept -> Exit.DONE;
    };
  }

  /** What could not be read. */
  default List<ItemProblem> problems() {
    return switch (this) {
      case Planned(String calendar, Plan plan) -> plan.problems();
      case Ran(String calendar, Report report) -> report.problems();
      case Broken broken -> List.of();
      case Kept kept -> List.of();
    };
  }

  private static boolean waits(Step.Open step) {
    return switch (step) {
      case Step.Conflict conflict -> true;
      case Step.Withheld withheld -> true;
      case Step.Parked parked -> parked.reason() != Step.Reason.NOT_ASKED;
    };
  }
}

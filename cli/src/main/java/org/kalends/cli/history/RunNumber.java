package org.kalends.cli.history;

import java.io.IOException;
import java.util.Optional;
import org.kalends.cli.report.Failure;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.History.Past;

/** Runs as they are named on the command line. */
final class RunNumber {
  private RunNumber() {}

  /** The run that is meant; empty where the text names none. */
  static Optional<Past> find(History history, String typed) throws IOException {
    return typed.matches("\\d{1,18}") ? history.run(Long.parseLong(typed)) : Optional.empty();
  }

  /** The run that is meant; none is an error. */
  static Past require(History history, String typed) throws IOException {
    if (!typed.matches("\\d{1,18}")) {
      throw Failure.usage("`" + typed + "` is not the number of a run; see: kalends log");
    }
    return find(history, typed)
        .orElseThrow(() ->
            Failure.failed(
                "there is no run %s in the history (any more); see: kalends log".formatted(typed)));
  }
}

package org.kalends.cli.history;

import java.io.IOException;
import java.util.Optional;
import org.kalends.cli.report.Failure;
import org.kalends.core.ledger.History;
import org.kalends.ics.Document;
import picocli.CommandLine.Option;

/** The run after or before which an item is meant. */
final class PastOptions {
  @Option(names = "--at", paramLabel = "RUN", description = "As it was after that run.")
  private String at;

  @Option(names = "--before", paramLabel = "RUN", description = "As it was before that run.")
  private String before;

  /** Whether a run was given. */
  boolean isGiven() throws Failure {
    if (at != null && before != null) {
      throw Failure.usage("say --at or --before, not both");
    }
    return at != null || before != null;
  }

  /** What it said then; if it was not there, that is an error that says when it was. */
  Document text(History history, PastItem item) throws IOException {
    boolean after = at != null;
    long run = RunNumber.require(history, after ? at : before).number();
    Optional<Document> text = after ? item.after(run) : item.before(run);
    return text.orElseThrow(() -> {
      boolean other = (after ? item.before(run) : item.after(run)).isPresent();
      return Failure.failed(
          "“%s” was not there %s run %d; see%s"
              .formatted(
                  item.title().isBlank() ? item.uid() : item.title().strip(),
                  after ? "after" : "before",
                  run,
                  other
                      ? " --%s %d".formatted(after ? "before" : "at", run)
                      : ": kalends log " + item.uid()));
    });
  }
}

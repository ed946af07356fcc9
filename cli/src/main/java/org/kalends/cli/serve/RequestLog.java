package org.kalends.cli.serve;

import org.kalends.cli.report.ResultView;
import org.kalends.cli.terminal.Terminal;
import org.kalends.core.sync.ItemProblem;
import org.kalends.dav.server.ServerLog;

/** Tells on the terminal what the server does. */
record RequestLog(Terminal terminal, boolean verbose) implements ServerLog {
  @Override
  public void answered(Line line) {
    if (verbose) {
      terminal.err(
          "%s %s %s %s %d %d ms"
              .formatted(
                  line.from(),
                  line.user().isEmpty() ? "-" : line.user(),
                  line.method(),
                  line.path(),
                  line.status(),
                  line.duration().toMillis()));
    }
  }

  @Override
  public void problem(ItemProblem problem) {
    terminal.complain(ResultView.said(problem));
  }

  @Override
  public void failed(String request, Throwable cause) {
    terminal.complain(request + " failed: " + cause);
  }
}

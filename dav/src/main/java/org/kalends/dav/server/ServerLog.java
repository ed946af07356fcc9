package org.kalends.dav.server;

import java.time.Duration;
import org.kalends.core.sync.ItemProblem;

/** Who is told what the server does. Called from several threads at once. */
public interface ServerLog {
  /** Tells nobody. */
  ServerLog NONE =
      new ServerLog() {
        @Override
        public void answered(Line line) {}

        @Override
        public void problem(ItemProblem problem) {}

        @Override
        public void failed(String request, Throwable cause) {}
      };

  /**
   * One request, for an access log.
   *
   * @param from the address it came from
   * @param user who asked, empty where nobody was logged in
   * @param path as it was asked for, percent-encoded, without query
   */
  record Line(
      String from, String user, String method, String path, int status, Duration duration) {}

  /** A request was answered. */
  void answered(Line line);

  /** A file or item cannot be served; the others are. */
  void problem(ItemProblem problem);

  /** A request could not be answered because of us; the client got a 500. */
  void failed(String request, Throwable cause);
}

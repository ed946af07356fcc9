package org.kalends.cli.wiring;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.kalends.core.files.RootLock;

/**
 * Waits for another run to let go of the lock of a root.
 *
 * @param longest after that the other run is not in passing
 */
record Patience(Duration longest) {
  private static final Duration BETWEEN = Duration.ofMillis(50);

  /** Takes the lock. */
  interface Taking {
    RootLock take() throws IOException;
  }

  RootLock until(Taking taking) throws IOException {
    for (Duration waited = Duration.ZERO;
        waited.compareTo(longest) < 0;
        waited = waited.plus(BETWEEN)) {
      try {
        return taking.take();
      } catch (RootLock.HeldElsewhere held) {
        pause();
      }
    }
    return taking.take();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for another kalends");
    }
  }
}

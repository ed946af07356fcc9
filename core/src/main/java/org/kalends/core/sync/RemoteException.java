package org.kalends.core.sync;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What stops a whole account or calendar. Messages say what, where (address without secrets) and
 * what to do.
 */
public abstract sealed class RemoteException extends IOException {
  private static final long serialVersionUID = 1L;

  private RemoteException(String message, Throwable cause) {
    super(message, cause);
  }

  /** No connection, or it broke. */
  public static final class Unreachable extends RemoteException {
    private static final long serialVersionUID = 1L;

    public Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The server does not accept the name or password. */
  public static final class LoginRefused extends RemoteException {
    private static final long serialVersionUID = 1L;

    public LoginRefused(String message) {
      super(message, null);
    }
  }

  /** The server asks for a pause that is longer than we wait by ourselves. */
  public static final class RateLimited extends RemoteException {
    private static final long serialVersionUID = 1L;
    private final Duration pause;

    public RateLimited(String message, Duration pause) {
      super(message, null);
      this.pause = pause;
    }

    public Optional<Duration> pause() {
      return Optional.ofNullable(pause);
    }
  }

  /** What came back is no answer of a CalDAV server. */
  public static final class BadAnswer extends RemoteException {
    private static final long serialVersionUID = 1L;

    public BadAnswer(String message, Throwable cause) {
      super(message, cause);
    }
  }
}

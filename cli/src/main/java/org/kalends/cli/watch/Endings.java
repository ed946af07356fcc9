package org.kalends.cli.watch;

import java.io.IOException;
import java.time.Duration;
import org.kalends.cli.report.Result;
import org.kalends.core.files.RootLock;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.Report;

/** What the result of a run says of when to try again. */
final class Endings {
  /** How long to stay away from a server that asks for it and does not say how long. */
  private static final Duration WHILE = Duration.ofMinutes(5);

  private Endings() {}

  static Ended of(Result result) {
    return switch (result) {
      case Result.Ran(String calendar, Report report) -> of(report);
      case Result.Broken(String calendar, IOException cause) -> of(cause);
      case Result.Planned planned -> new Ended.Done();
      case Result.Kept kept -> new Ended.Done();
    };
  }

  private static Ended of(Report report) {
    if (report.stopped().isPresent()) {
      return of(report.stopped().get());
    }
    if (report.failed()) {
      return new Ended.Failed();
    }
    return report.outcomes(Outcome.Stale.class).findAny().isPresent()
        ? new Ended.Overtaken()
        : new Ended.Done();
  }

  private static Ended of(IOException cause) {
    return switch (cause) {
      case RemoteException.Unreachable unreachable -> new Ended.Away();
      case RemoteException.LoginRefused refused -> new Ended.LoginRefused();
      case RemoteException.RateLimited limited ->
          new Ended.AskedToWait(limited.pause().orElse(WHILE));
      case RootLock.HeldElsewhere held -> new Ended.InOtherHands();
      default -> new Ended.Failed();
    };
  }
}

package org.kalends.cli.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When one calendar is to be synced.
 *
 * @param poll when its server is to be asked
 * @param edit what was changed in its folder and not synced yet
 */
record Plot(String name, String account, Instant poll, Optional<Edit> edit, Trouble trouble) {
  /** How long a folder has to be still, so that writers have finished. */
  static final Duration STILL = Duration.ofMillis(300);

  /** How long a folder that is never still has to wait. */
  static final Duration RESTLESS = Duration.ofSeconds(5);

  /** Changes in a folder, from the first to the last. */
  record Edit(Instant first, Instant last) {
    Instant due() {
      Instant still = last.plus(STILL);
      Instant restless = first.plus(RESTLESS);
      return still.isBefore(restless) ? still : restless;
    }
  }

  static Plot dueAt(String name, String account, Instant poll) {
    return new Plot(name, account, poll, Optional.empty(), Trouble.NONE);
  }

  Plot edited(Instant now) {
    Instant first = edit.map(Edit::first).orElse(now);
    return new Plot(name, account, poll, Optional.of(new Edit(first, now)), trouble);
  }

  Plot polled(Instant next) {
    return new Plot(name, account, next, edit, trouble);
  }

  /** A run has begun, which asks the server too. */
  Plot started(Instant nextPoll) {
    return new Plot(name, account, nextPoll, Optional.empty(), trouble);
  }

  /** A run has ended well; however long it took, the server is left alone for a while. */
  Plot done(Instant soonest) {
    return new Plot(name, account, poll.isAfter(soonest) ? poll : soonest, edit, Trouble.NONE);
  }

  Plot with(Trouble other) {
    return new Plot(name, account, poll, edit, other);
  }

  /**
   * When it is to be synced, with that trouble of its account. A folder that somebody writes to is
   * not read before they have finished, also when it is time to ask the server.
   */
  Instant due(Trouble ofAccount) {
    return edit.map(made -> ofAccount.allows(trouble.allows(made.due(), true), true))
        .orElseGet(() -> ofAccount.allows(trouble.allows(poll, false), false));
  }
}

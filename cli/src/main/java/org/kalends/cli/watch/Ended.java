package org.kalends.cli.watch;

import java.time.Duration;

/** How a run ended for one calendar, as far as it says when to try again. */
sealed interface Ended {
  /** Nothing is left to do. */
  record Done() implements Ended {}

  /** Something changed while the run was at it. */
  record Overtaken() implements Ended {}

  /** This calendar could not be synced; others of its account may. */
  record Failed() implements Ended {}

  /** The account's server did not answer. */
  record Away() implements Ended {}

  /** The account's server asks for a pause. */
  record AskedToWait(Duration pause) implements Ended {}

  /** The account's server does not accept the login: asking again would lock the account. */
  record LoginRefused() implements Ended {}

  /** Another run has the calendars in hand. */
  record InOtherHands() implements Ended {}
}

package org.kalends.testkit.proxy;

import java.util.Optional;

/**
 * One request as the client sent it and what came of it.
 *
 * @param answered what the server itself answered; empty where the request never reached it
 */
public record Exchange(Asked asked, Fault fault, Optional<Answered> answered) {
  /** Whether the server has changed something because of it. */
  public boolean changed() {
    return asked.writes()
        && answered.filter(a -> a.status() / 100 == 2 && a.status() != 207).isPresent();
  }
}

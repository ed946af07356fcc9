package org.kalends.testkit.headtohead;

import java.util.List;
import java.util.Optional;
import org.kalends.testkit.profile.Profile;

/**
 * What people do, and what goes wrong meanwhile.
 *
 * @param profile in whose form the server keeps items, if not in its own
 */
record History(String name, Optional<Profile> profile, List<Round> rounds) {
  static History of(String name, Round... rounds) {
    return new History(name, Optional.empty(), List.of(rounds));
  }
}

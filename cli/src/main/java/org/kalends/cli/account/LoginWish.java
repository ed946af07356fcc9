package org.kalends.cli.account;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.kalends.dav.client.Trust;

/**
 * What somebody has said of a login; the rest is asked for.
 *
 * @param address where, as it was typed
 * @param account what the config is to call it, or calls it
 * @param origins other servers that may see the password
 * @param plaintext whether the password may go over http to other machines
 */
public record LoginWish(
    Optional<String> address,
    Optional<String> user,
    Optional<String> account,
    PasswordOptions password,
    Trust trust,
    Set<URI> origins,
    boolean plaintext) {
  /** To a server that is to be trusted as usual. */
  public static LoginWish of(
      Optional<String> address, Optional<String> user, PasswordOptions password) {
    return new LoginWish(address, user, Optional.empty(), password, Trust.USUAL, Set.of(), false);
  }
}

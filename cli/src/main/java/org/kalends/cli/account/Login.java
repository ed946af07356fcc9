package org.kalends.cli.account;

import java.util.Optional;
import org.kalends.cli.config.Config;
import org.kalends.dav.client.Secret;

/**
 * Who connects to what.
 *
 * @param typed where to look for calendars, as somebody wrote it
 * @param password where it was given now, rather than named by the account
 * @param secret the password, wherever it comes from
 * @param isNew whether the config does not have the account yet
 */
public record Login(
    Config.Account account, String typed, Optional<String> password, Secret secret, boolean isNew) {
  /** Without the password. */
  @Override
  public String toString() {
    return "Login[" + account.name() + "]";
  }

  /** An account that the config has. */
  static Login known(Config.Account account, String typed, Secret secret) {
    return new Login(account, typed, Optional.empty(), secret, false);
  }

  /** A new account whose password was given now. */
  static Login given(Config.Account account, String typed, String password) {
    return new Login(account, typed, Optional.of(password), () -> password, true);
  }
}

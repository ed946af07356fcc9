package org.kalends.cli.mirror;

import java.util.Optional;
import org.kalends.cli.account.LoginWish;
import org.kalends.cli.account.PasswordOptions;
import org.kalends.cli.report.Failure;

/**
 * What somebody has said of one end of a new mirror.
 *
 * @param key source or target
 * @param where a folder, {@code ACCOUNT:CALENDAR}, or the address of a server or of a calendar
 * @param user who logs in there
 * @param password where the password comes from
 * @param calendar which one, where the address is not that of a calendar
 */
record MirrorEnd(
    String key,
    Optional<String> where,
    Optional<String> user,
    Optional<String> password,
    Optional<String> calendar) {
  /** Whether it is the target. */
  boolean isWritten() {
    return key.equals("target");
  }

  LoginWish login() throws Failure {
    return LoginWish.of(where, user, PasswordOptions.said("--" + key + "-password", password));
  }
}

package org.kalends.dav.server;

import java.nio.file.Path;
import org.kalends.core.files.FolderFormat;

/**
 * Someone who may log in, and what is served to that one.
 *
 * @param name the login name, also the segment in addresses; no colon, no slash, no control
 *     character
 * @param passwordHash as {@link Passwords#hash} or {@code htpasswd -B} writes it; empty only in
 *     {@linkplain ServerSettings#open open mode}
 * @param root the folder that holds this user's calendars, one folder each
 * @param ledger the SQLite database that keeps what was served; made when it is not there
 * @param format how files in these folders are named and written
 */
public record User(String name, String passwordHash, Path root, Path ledger, FolderFormat format) {
  public User {
    if (name.isBlank() || name.startsWith(".") || name.chars().anyMatch(User::unfit)) {
      throw new IllegalArgumentException(
          "not fit for a user name: '" + name + "'; use letters, digits, '.', '-', '_' or '@'");
    }
  }

  private static boolean unfit(int c) {
    return Character.isISOControl(c) || c == ':' || c == '/' || c == '\\';
  }

  /** Without the password hash. */
  @Override
  public String toString() {
    return "User[" + name + ", " + root + "]";
  }
}

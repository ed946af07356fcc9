package org.kalends.dav.server;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What to serve, where, and to whom.
 *
 * @param bind address and port to listen on; port 0 takes a free one
 * @param users who may log in; exactly one in open mode
 * @param open whether any credentials, or none, count as the one user; on loopback addresses only
 * @param failureDelay how long the answer to a wrong password is held back, at least
 */
public record ServerSettings(
    InetSocketAddress bind, List<User> users, boolean open, Duration failureDelay) {
  private static final Duration FAILURE_DELAY = Duration.ofMillis(500);

  public ServerSettings {
    users = List.copyOf(users);
    if (open) {
      checkOpen(bind, users);
    } else {
      checkUsers(users);
    }
  }

  /** Serves these users, each behind a password. */
  public static ServerSettings of(InetSocketAddress bind, List<User> users) {
    return new ServerSettings(bind, users, false, FAILURE_DELAY);
  }

  /** Serves one user to whoever can reach a loopback address, without asking for a password. */
  public static ServerSettings open(InetSocketAddress bind, User user) {
    return new ServerSettings(bind, List.of(user), true, FAILURE_DELAY);
  }

  private static void checkOpen(InetSocketAddress bind, List<User> users) {
    if (bind.isUnresolved() || !bind.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "will not serve without passwords on "
              + bind
              + ": use a loopback address such as 127.0.0.1, or add users");
    }
    if (users.size() != 1) {
      throw new IllegalArgumentException("serving without passwords is for exactly one user");
    }
  }

  private static void checkUsers(List<User> users) {
    Set<String> names = new HashSet<>();
    for (User user : users) {
      if (!names.add(user.name())) {
        throw new IllegalArgumentException("two users are named '" + user.name() + "'");
      }
      if (!Passwords.isHash(user.passwordHash())) {
        throw new IllegalArgumentException(
            "the password of user '"
                + user.name()
                + "' is not a bcrypt or argon2 hash: make one with htpasswd -nB");
      }
    }
    if (users.isEmpty()) {
      throw new IllegalArgumentException("no users to serve: add one with a password");
    }
  }
}

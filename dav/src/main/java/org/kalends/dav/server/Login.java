package org.kalends.dav.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Basic authentication (RFC 7617). A password that was right is remembered for a few minutes under
 * a keyed digest, as checking the hash is slow by design.
 */
final class Login {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int MOST_REMEMBERED = 1000;
  private final ServerSettings settings;
  private final Clock clock;
  private final byte[] key = new byte[32];
  private final Map<String, Instant> right = new ConcurrentHashMap<>();
  private final Semaphore checks = new Semaphore(2);
  private final String decoy;

  Login(ServerSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    new SecureRandom().nextBytes(key);
    this.decoy = settings.open() ? "" : Passwords.hash(HexFormat.of().formatHex(key).toCharArray());
  }

  /** Who is asking, by the Authorization header; empty where the password does not fit. */
  Optional<User> user(Optional<String> authorization) throws InterruptedException {
    if (settings.open()) {
      return Optional.of(settings.users().getFirst());
    }
    Optional<String> credentials = authorization.flatMap(Login::credentials);
    return credentials.isEmpty() ? Optional.empty() : check(credentials.get());
  }

  private Optional<User> check(String credentials) throws InterruptedException {
    int colon = credentials.indexOf(':');
    String name = colon < 0 ? "" : credentials.substring(0, colon);
    Optional<User> user =
        settings.users().stream().filter(known -> known.name().equals(name)).findFirst();
    if (user.isPresent() && isRemembered(credentials)) {
      return user;
    }
    // An unknown name takes as long as a wrong password.
    String hash = user.map(User::passwordHash).orElse(decoy);
    if (isRight(credentials.substring(colon + 1), hash) && user.isPresent()) {
      remember(credentials);
      return user;
    }
    Thread.sleep(settings.failureDelay());
    return Optional.empty();
  }

  /** Two at a time, so that guessing does not take the whole machine. */
  private boolean isRight(String password, String hash) throws InterruptedException {
    checks.acquire();
    try {
      return Passwords.verify(password.toCharArray(), hash);
    } finally {
      checks.release();
    }
  }

  private boolean isRemembered(String credentials) {
    Instant until = right.get(digest(credentials));
    return until != null && clock.instant().isBefore(until);
  }

  private void remember(String credentials) {
    Instant now = clock.instant();
    if (right.size() >= MOST_REMEMBERED) {
      right.clear();
    }
    right.put(digest(credentials), now.plus(REMEMBERED));
  }

  private String digest(String credentials) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(key);
      return HexFormat.of().formatHex(sha.digest(credentials.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Optional<String> credentials(String authorization) {
    if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(authorization.substring(6).strip());
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}

package org.kalends.dav.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.core.sync.RemoteException.LoginRefused;

/** Proves to servers who we are, each in the way that it asked for. */
final class Login {
  private final Account account;
  private final Origins origins;
  private final Map<URI, Scheme> schemes = new ConcurrentHashMap<>();
  private String password;

  Login(Account account) {
    this.account = account;
    origins = new Origins(account);
  }

  private sealed interface Scheme {
    record Basic() implements Scheme {}

    record Digested(Digest digest) implements Scheme {}
  }

  /**
   * The Authorization header for a request. Where nobody asked yet there is one only over https,
   * where Basic is what nearly all servers want, and on this machine.
   */
  Optional<String> header(Request request) throws LoginRefused {
    if (account.user().isEmpty() || !origins.allows(request.uri())) return Optional.empty();
    var scheme = schemes.get(Origins.of(request.uri()));
    if (scheme == null) {
      if (!Origins.secure(request.uri()) && !Origins.loopback(request.uri()))
        return Optional.empty();
      scheme = new Scheme.Basic();
    }
    return Optional.of(
        switch (scheme) {
          case Scheme.Basic basic -> basic();
          case Scheme.Digested digested ->
              digested.digest().header(request.method(), request.uri(), account.user(), password());
        });
  }

  /**
   * Takes in a 401.
   *
   * @param sent the Authorization header it answers
   * @return whether another attempt makes sense
   */
  boolean challenged(URI uri, Optional<String> sent, List<String> lines) {
    if (account.user().isEmpty() || !origins.allows(uri)) return false;
    var challenges = Challenge.in(lines);
    var digest =
        challenges.stream()
            .filter(c -> c.scheme().equals("digest"))
            .filter(c -> sent.isEmpty() || !sent.get().startsWith("Digest ") || stale(c))
            .flatMap(c -> Digest.of(c).stream())
            .max(Comparator.comparingInt(Digest::strength));
    boolean basic = challenges.stream().anyMatch(c -> c.scheme().equals("basic"));
    boolean refused = sent.filter(header -> header.startsWith("Basic ")).isPresent();
    if (basic && !refused) schemes.put(Origins.of(uri), new Scheme.Basic());
    else if (digest.isPresent()) schemes.put(Origins.of(uri), new Scheme.Digested(digest.get()));
    else return false;
    return true;
  }

  private static boolean stale(Challenge challenge) {
    return challenge.parameter("stale").filter("true"::equalsIgnoreCase).isPresent();
  }

  private String basic() throws LoginRefused {
    var pair = account.user() + ":" + password();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private synchronized String password() throws LoginRefused {
    try {
      if (password == null) password = account.secret().reveal();
      return password;
    } catch (IOException e) {
      throw new LoginRefused(
          "no password for %s at %s: %s"
              .formatted(account.user(), Address.plain(account.url()), e.getMessage()));
    }
  }
}

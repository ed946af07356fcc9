package org.kalends.dav.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.RemoteException.BadAnswer;
import org.kalends.core.sync.RemoteException.LoginRefused;
import org.kalends.core.sync.RemoteException.RateLimited;
import org.kalends.core.sync.RemoteException.Unreachable;
import org.kalends.dav.wire.Multistatus;

/**
 * One account's line to its servers: logs in, follows redirects, waits when asked to, and keeps the
 * password on the origins it is meant for. Any number of threads may use it.
 */
public final class Connection implements AutoCloseable {
  private static final int REDIRECTS = 5;

  private final Account account;
  private final ConnectionSettings settings;
  private final Transport transport;
  private final Origins origins;
  private final Login login;
  private volatile boolean answered;

  /**
   * @throws IOException where the account's {@link Trust} cannot be read
   */
  public Connection(Account account, ConnectionSettings settings) throws IOException {
    this.account = account;
    this.settings = settings;
    transport = new Transport(account.trust(), settings);
    origins = new Origins(account);
    login = new Login(account);
  }

  public Account account() {
    return account;
  }

  /** How many requests were sent so far, those for logging in and for redirects included. */
  public long requests() {
    return transport.requests();
  }

  @Override
  public void close() {
    transport.close();
  }

  ConnectionSettings settings() {
    return settings;
  }

  /**
   * The final answer, whatever its status, but for those that say "log in", "elsewhere" and "not
   * now".
   */
  Answer send(Request request) throws RemoteException {
    var next = request;
    for (int hops = 0; hops <= REDIRECTS; hops++) {
      check(next);
      var answer = patiently(next);
      var onward = Redirect.of(next, answer);
      if (onward.isEmpty()) return answer;
      next = onward.get();
    }
    throw new BadAnswer(
        Address.plain(request.uri()) + " redirects in circles; give another address", null);
  }

  /** The answer, and what it says where it is a 207. */
  Reply ask(Request request) throws RemoteException {
    var answer = send(request);
    return answer.status() == 207
        ? new Reply(answer, Optional.of(answer.multistatus()))
        : new Reply(answer, Optional.empty());
  }

  record Reply(Answer answer, Optional<Multistatus> multistatus) {}

  private void check(Request request) throws RemoteException {
    var uri = request.uri();
    if (!origins.allows(uri))
      throw new BadAnswer(
          "the server sends us to %s, which may not see the password of %s; allow that origin if you trust it"
              .formatted(Address.plain(uri), Address.plain(account.url())),
          new Elsewhere(Origins.of(uri)));
    boolean open = !Origins.secure(uri) && !Origins.loopback(uri) && !account.plaintext();
    if (open && !account.user().isEmpty())
      throw new BadAnswer(
          Address.plain(uri)
              + " is not encrypted, so the password stays here; use https, or allow plain text for this account",
          null);
  }

  private Answer patiently(Request request) throws RemoteException {
    var host = settings.hosts().of(request.uri());
    awaitOpen(host, request);
    for (int attempt = 0; ; attempt++) {
      boolean last = attempt + 1 >= settings.attempts();
      try {
        var answer = inTurn(host, request);
        answered = true;
        if (answer.status() != 429 && answer.status() != 503) return answer;
        pause(pause(host, answer, attempt, last));
      } catch (RemoteException e) {
        throw e;
      } catch (Body.TooLargeException e) {
        throw new BadAnswer(Address.plain(request.uri()) + ": " + e.getMessage(), e);
      } catch (IOException e) {
        if (last || !request.safe() || hopeless(e)) throw unreachable(request, e);
        pause(Busy.backoff(attempt, ThreadLocalRandom.current().nextDouble()));
      }
    }
  }

  /** A host that has asked another request for a pause means this one too. */
  private void awaitOpen(Hosts.Host host, Request request) throws RemoteException {
    var left = host.pause(settings.clock().instant());
    if (left.compareTo(settings.longestPause()) > 0) throw limited(request.uri(), left);
    if (left.isPositive()) pause(left);
  }

  private Answer inTurn(Hosts.Host host, Request request) throws IOException {
    try {
      host.enter();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try {
      return loggedIn(request);
    } finally {
      host.leave();
    }
  }

  /** A server that has answered before and now refuses may be starting anew. */
  private boolean hopeless(IOException e) {
    return e instanceof SSLException
        || (e instanceof ConnectException && !answered)
        || e instanceof InterruptedIOException
        || e instanceof HttpTimeoutException
        || e.getCause() instanceof UnresolvedAddressException;
  }

  private Duration pause(Hosts.Host host, Answer answer, int attempt, boolean last)
      throws RemoteException {
    var now = settings.clock().instant();
    var asked = answer.header("Retry-After").flatMap(v -> Busy.retryAfter(v, now));
    asked.ifPresent(length -> host.close(now, length));
    var pause =
        asked.orElseGet(() -> Busy.backoff(attempt, ThreadLocalRandom.current().nextDouble()));
    if (!last && pause.compareTo(settings.longestPause()) <= 0) return pause;
    if (answer.status() == 503 && asked.isEmpty())
      throw new Unreachable(
          Address.plain(answer.uri())
              + " is not available (503)"
              + answer.excerpt()
              + "; try again later",
          null);
    throw limited(answer.uri(), pause);
  }

  private static RateLimited limited(URI address, Duration pause) {
    return new RateLimited(
        "%s asks us to wait for %d s; try again later"
            .formatted(Address.plain(address), pause.toSeconds()),
        pause);
  }

  private void pause(Duration length) throws RemoteException {
    try {
      settings.pauses().pause(length);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Unreachable interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Unreachable("interrupted while waiting for " + Address.plain(account.url()), e);
  }

  private Answer loggedIn(Request request) throws IOException {
    var authorization = login.header(request);
    for (int tries = 0; ; tries++) {
      var answer = transport.exchange(request, authorization);
      if (answer.status() != 401) return answer;
      var offers = answer.headers().allValues("WWW-Authenticate");
      if (tries >= 2 || !login.challenged(request.uri(), authorization, offers))
        throw refused(answer);
      authorization = login.header(request);
    }
  }

  private LoginRefused refused(Answer answer) {
    var where = Address.plain(answer.uri());
    return new LoginRefused(
        account.user().isEmpty()
            ? where + " wants a user name and password; connect with them"
            : "%s does not accept the password of %s; check both (many providers want an app password)"
                .formatted(where, account.user()));
  }

  private static Unreachable unreachable(Request request, IOException e) {
    var why = e instanceof SSLException ? "no trusted encryption" : "no answer";
    var remedy =
        e instanceof SSLException
            ? "give the server's CA file or certificate fingerprint if you trust it, or http:// before its name if it has none"
            : "check the address and the network";
    return new Unreachable(
        "%s: %s (%s); %s".formatted(Address.plain(request.uri()), why, reason(e), remedy), e);
  }

  private static String reason(Throwable e) {
    if (e.getCause() instanceof UnresolvedAddressException) return "there is no host of that name";
    if (e instanceof ConnectException && e.getMessage() == null) return "nothing listens there";
    var message = e.getMessage();
    if (message == null && e.getCause() != null) return reason(e.getCause());
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }
}

package org.kalends.testkit.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.kalends.testkit.profile.EtagHabit;
import org.kalends.testkit.profile.Profile;

/**
 * Stands on loopback between a client and a real server of plain HTTP/1, reads every request and
 * every answer as a whole, breaks them as {@link Faults} say, and gives the server the habits of a
 * {@link Profile}. Keeps a record of all that went through.
 */
public final class FaultProxy implements AutoCloseable {
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Upstream server;
  private final Listings listings = new Listings();
  private final List<Exchange> exchanges = new ArrayList<>();
  private Faults faults = Faults.NONE;
  private Manners manners = Manners.PLAIN;

  private FaultProxy(HttpServer http, URI target) {
    this.http = http;
    this.server = new Upstream(target);
  }

  /** Before the host and port of an address; at first without faults and habits. */
  public static FaultProxy to(URI target) {
    return listening(0, target);
  }

  static FaultProxy listening(int port, URI target) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var proxy = new FaultProxy(HttpServer.create(address, 64), target);
      proxy.http.setExecutor(proxy.threads);
      proxy.http.createContext("/", proxy::serve);
      proxy.http.start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same address by way of this proxy. */
  public URI via(URI address) {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String origin = "http://127.0.0.1:" + http.getAddress().getPort();
    return URI.create(origin + address.getRawPath() + query);
  }

  /** From now on these go wrong. */
  public synchronized void breaking(Faults now) {
    faults = now;
  }

  /** From now on the server keeps items, and tells their ETags, as that provider does. */
  public synchronized void as(Profile profile) {
    manners = Manners.of(profile);
  }

  /** From now on the server has that habit. */
  public synchronized void telling(EtagHabit etags) {
    manners = manners.telling(etags);
  }

  /** What went through since the last call, in order of arrival. */
  public synchronized List<Exchange> exchanges() {
    var taken = List.copyOf(exchanges);
    exchanges.clear();
    return taken;
  }

  /** What has changed something on the server since the last call of {@link #exchanges}. */
  public synchronized List<Exchange> changes() {
    return exchanges.stream().filter(Exchange::changed).toList();
  }

  private synchronized Fault fault(Asked asked) {
    return faults.of(asked);
  }

  private synchronized Manners manners() {
    return manners;
  }

  private synchronized void note(Exchange exchange) {
    exchanges.add(exchange);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Asked asked = read(exchange);
      Fault fault = fault(asked);
      switch (fault) {
        case Fault.DropBefore drop -> note(new Exchange(asked, fault, Optional.empty()));
        case Fault.Instead(int status, Map<String, String> headers, String body) -> {
          note(new Exchange(asked, fault, Optional.empty()));
          var answer = Answered.of(status, body);
          for (var header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
          }
          send(exchange, answer, 1);
        }
        case Fault.None none -> send(exchange, ask(asked, fault), 1);
        case Fault.DropAfter drop -> ask(asked, fault);
        case Fault.CutBody cut -> send(exchange, ask(asked, fault), 2);
        case Fault.Delay(var by) -> {
          var answer = ask(asked, fault);
          LockSupport.parkNanos(by.toNanos());
          send(exchange, answer, 1);
        }
        case Fault.StaleListing stale -> {
          var before = listings.stale(asked, Answered.of(0, ""));
          send(exchange, before.status() == 0 ? ask(asked, fault) : before, 1);
        }
        case Fault.MissingItems(int oneIn) ->
            send(exchange, Listings.without(asked, ask(asked, fault), oneIn), 1);
      }
    }
  }

  private static Asked read(HttpExchange exchange) throws IOException {
    var headers = new TreeMap<String, String>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  private Answered ask(Asked asked, Fault fault) throws IOException {
    Manners now = manners();
    Optional<Answered> refused = now.refusal(asked);
    Answered own = refused.isPresent() ? refused.get() : server.ask(now.asked(asked));
    note(new Exchange(asked, fault, Optional.of(own)));
    Answered answered = now.answered(asked, own);
    listings.remember(asked, answered);
    return answered;
  }

  /** Sends one part in so many of the body. */
  private static void send(HttpExchange exchange, Answered answered, int part) throws IOException {
    for (var header : answered.headers().entrySet()) {
      switch (header.getKey().toLowerCase(Locale.ROOT)) {
        case "content-length", "transfer-encoding", "connection", "date", "keep-alive" -> {}
        default -> exchange.getResponseHeaders().set(header.getKey(), header.getValue());
      }
    }
    byte[] body = answered.body();
    boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answered.status(), empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body, 0, body.length / part);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.close();
  }
}

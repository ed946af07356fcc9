package org.kalends.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A host that asks everyone who comes for a login, and remembers which ones it was given. */
public final class Eavesdropper implements AutoCloseable {
  private final HttpServer http;
  private final List<String> logins = new CopyOnWriteArrayList<>();

  public Eavesdropper() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext(
        "/",
        exchange -> {
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
              .ifPresent(logins::add);
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"other\"");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    http.start();
  }

  public int port() {
    return http.getAddress().getPort();
  }

  /** The Authorization headers that came. */
  public List<String> logins() {
    return List.copyOf(logins);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}

package org.kalends.dav.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A running CalDAV server over calendar folders. */
public final class DavServer implements AutoCloseable {
  private static final int HEADER_BYTES = 16 << 10;
  private static final long IDLE_MILLIS = 30_000;
  private final Server jetty;
  private final Stores stores;
  private final URI address;

  private DavServer(Server jetty, Stores stores, URI address) {
    this.jetty = jetty;
    this.stores = stores;
    this.address = address;
  }

  /**
   * Starts serving; on return the server answers.
   *
   * @param clock for dates in answers and names in the trash
   * @throws IOException when the address cannot be listened on, or a root or ledger not be opened
   */
  public static DavServer start(ServerSettings settings, Clock clock, ServerLog log)
      throws IOException {
    Stores stores = Stores.open(settings.users(), clock, log);
    Server jetty = new Server(threads());
    ServerConnector connector = connector(jetty, settings.bind());
    jetty.setHandler(new Front(new Login(settings, clock), new Methods(stores), log));
    jetty.setErrorHandler(Front::unreadable);
    try {
      startNow(jetty, settings.bind());
    } catch (IOException e) {
      stores.close();
      throw e;
    }
    return new DavServer(jetty, stores, address(settings.bind(), connector.getLocalPort()));
  }

  /** Where it answers: scheme, host and real port, ending in a slash. */
  public URI address() {
    return address;
  }

  /** Stops listening and lets requests under way end. */
  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) { // Jetty declares no less
      throw new IllegalStateException("the server did not stop: " + e.getMessage(), e);
    } finally {
      stores.close();
    }
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool pool = new QueuedThreadPool(32, 2);
    pool.setName("kalends-serve");
    pool.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return pool;
  }

  private static ServerConnector connector(Server jetty, InetSocketAddress bind) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    // Paths are taken apart while still encoded, by Segments, which is stricter than this.
    http.setUriCompliance(UriCompliance.UNSAFE);
    ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
    connector.setHost(bind.getHostString());
    connector.setPort(bind.getPort());
    connector.setIdleTimeout(IDLE_MILLIS);
    jetty.addConnector(connector);
    return connector;
  }

  private static void startNow(Server jetty, InetSocketAddress bind) throws IOException {
    try {
      jetty.start();
    } catch (IOException e) {
      String reason =
          e.getCause() instanceof BindException bound ? bound.getMessage() : e.getMessage();
      throw new IOException(
          "cannot listen on %s port %d: %s; choose another port or address"
              .formatted(bind.getHostString(), bind.getPort(), reason),
          e);
    } catch (Exception e) { // Jetty declares no less
      throw new IOException("cannot start the server on " + bind + ": " + e.getMessage(), e);
    }
  }

  private static URI address(InetSocketAddress bind, int port) {
    String host = bind.getHostString();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/");
  }
}

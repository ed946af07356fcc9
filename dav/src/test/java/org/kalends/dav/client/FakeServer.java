package org.kalends.dav.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server in this process that answers as it is told and remembers what it was asked. */
final class FakeServer implements AutoCloseable {
  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private FakeServer(HttpServer server, String scheme, Answers answers) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  static FakeServer answering(Answers answers) throws IOException {
    return new FakeServer(HttpServer.create(anywhere(), 0), "http", answers);
  }

  static FakeServer encrypted(SSLContext context, Answers answers) throws IOException {
    var server = HttpsServer.create(anywhere(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new FakeServer(server, "https", answers);
  }

  private static InetSocketAddress anywhere() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  URI at(String path) {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  List<Asked> asked() {
    return asked;
  }

  List<Asked> asked(String method) {
    return asked.stream().filter(a -> a.method().equals(method)).toList();
  }

  private void answer(HttpExchange exchange, Answers answers) throws IOException {
    try (exchange) {
      var request =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      asked.add(request);
      answers.to(request).send(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  @FunctionalInterface
  interface Answers {
    Say to(Asked request) throws IOException;
  }

  /** What the client sent. */
  record Asked(String method, String path, Headers headers, String body) {
    String header(String name) {
      return headers.getFirst(name);
    }
  }

  /** What to answer; a promised length beyond the body cuts the answer off. */
  record Say(int status, Map<String, String> headers, byte[] body, int promised) {
    static Say status(int status) {
      return new Say(status, Map.of(), new byte[0], 0);
    }

    static Say of(int status, String body) {
      var bytes = body.getBytes(UTF_8);
      return new Say(status, Map.of(), bytes, bytes.length);
    }

    /** A multistatus of these responses, with the usual prefixes declared. */
    static Say multistatus(String inner) {
      return of(
          207,
          "<D:multistatus xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav' xmlns:CS='http://calendarserver.org/ns/' xmlns:A='http://apple.com/ns/ical/'>"
              + inner
              + "</D:multistatus>");
    }

    Say with(String header, String value) {
      var more = new java.util.LinkedHashMap<>(headers);
      more.put(header, value);
      return new Say(status, more, body, promised);
    }

    Say cutOff() {
      return new Say(status, headers, body, body.length + 1000);
    }

    private void send(HttpExchange exchange) throws IOException {
      headers.forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(status, promised == 0 ? -1 : promised);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
    }
  }
}

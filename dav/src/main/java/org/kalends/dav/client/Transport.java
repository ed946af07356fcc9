package org.kalends.dav.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.kalends.dav.wire.XmlLimits;

/**
 * Sends one request and takes one answer. HTTP/1.1 always: Java's client would offer an upgrade to
 * HTTP/2 on every plain request, body included, which few servers expect; and one calendar needs no
 * more than a few connections.
 */
final class Transport implements AutoCloseable {
  private static final int LIMIT = XmlLimits.ANSWER.bytes();
  private static final int SPENT_CONNECTIONS = 8;

  private final HttpClient client;
  private final ConnectionSettings settings;
  private final AtomicLong requests = new AtomicLong();

  Transport(Trust trust, ConnectionSettings settings) throws IOException {
    this.settings = settings;
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connect());
    if (!(trust instanceof Trust.Usual)) builder.sslContext(Tls.context(trust));
    client = builder.build();
  }

  long requests() {
    return requests.get();
  }

  /**
   * Sends it and waits. A connection from the pool may have been closed by the server without our
   * knowing: Radicale and PHP close each one, and the pool does not see it at once. So when one
   * ends before the first byte of an answer, the next is tried at once, for writes too: they are
   * conditional, and one that was done after all is answered 412: see {@link Answer#resent()}.
   */
  Answer exchange(Request request, Optional<String> authorization) throws IOException {
    var http = http(request, authorization);
    for (int spent = 0; ; spent++) {
      var body = new Body(LIMIT);
      try {
        var response = await(client.sendAsync(http, info -> body), body);
        requests.incrementAndGet();
        return answer(request, response, spent > 0);
      } catch (HttpTimeoutException | ConnectException | SSLException | InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        if (body.received() > 0 || spent == SPENT_CONNECTIONS) throw e;
      }
    }
  }

  private static Answer answer(Request request, HttpResponse<byte[]> response, boolean resent)
      throws IOException {
    boolean zipped =
        response
            .headers()
            .firstValue("Content-Encoding")
            .filter(e -> e.strip().toLowerCase(Locale.ROOT).endsWith("gzip"))
            .isPresent();
    var plain =
        zipped && response.body().length > 0 ? Body.unzip(response.body(), LIMIT) : response.body();
    return new Answer(request.uri(), response.statusCode(), response.headers(), plain, resent);
  }

  private HttpRequest http(Request request, Optional<String> authorization) throws IOException {
    var publisher =
        request.body().length == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(request.body());
    var http =
        HttpRequest.newBuilder(usable(request.uri()))
            .method(request.method(), publisher)
            .header("User-Agent", "Kalends/" + settings.version());
    // not for GET: Apache's mod_deflate changes the ETag of what it packs
    if (request.body().length > 0) http.header("Accept-Encoding", "gzip");
    request.headers().forEach(http::header);
    authorization.ifPresent(value -> http.header("Authorization", value));
    return http.build();
  }

  private static URI usable(URI uri) throws IOException {
    if (uri.getHost() == null)
      throw new IOException(
          "no usable host name in the address " + uri.getScheme() + "://" + uri.getRawAuthority());
    return uri;
  }

  /** Waits as long as something arrives now and then. */
  private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer, Body body)
      throws IOException {
    while (true) {
      long before = body.received();
      try {
        return answer.get(settings.silence().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (body.received() > before) continue;
        answer.cancel(true);
        throw new HttpTimeoutException("no answer in " + settings.silence().toSeconds() + " s");
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException io) throw io;
        throw new IOException(e.getCause());
      } catch (InterruptedException e) {
        answer.cancel(true);
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

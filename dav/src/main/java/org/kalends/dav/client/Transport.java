package org.kalends.dav.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.kalends.dav.wire.XmlLimits;

/**
 * Sends one request and takes one answer. HTTP/1.1 always: Java's client would offer an upgrade to
 * HTTP/2 on every plain request, body included, which few servers expect; and one calendar needs no
 * more than a few connections.
 */
final class Transport implements AutoCloseable {
  private static final int LIMIT = XmlLimits.ANSWER.bytes();

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

  Answer exchange(Request request, Optional<String> authorization) throws IOException {
    requests.incrementAndGet();
    var body = new Body(LIMIT);
    var response = await(client.sendAsync(http(request, authorization), info -> body), body);
    var zipped =
        response
            .headers()
            .firstValue("Content-Encoding")
            .filter(e -> e.strip().equalsIgnoreCase("gzip") || e.strip().equalsIgnoreCase("x-gzip"))
            .isPresent();
    var plain =
        zipped && response.body().length > 0 ? Body.unzip(response.body(), LIMIT) : response.body();
    return new Answer(request.uri(), response.statusCode(), response.headers(), plain);
  }

  private HttpRequest http(Request request, Optional<String> authorization) throws IOException {
    var publisher =
        request.body().length == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(request.body());
    var http =
        HttpRequest.newBuilder(usable(request.uri()))
            .method(request.method(), publisher)
            .header("User-Agent", "Kalends/" + settings.version())
            .header("Accept-Encoding", "gzip");
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

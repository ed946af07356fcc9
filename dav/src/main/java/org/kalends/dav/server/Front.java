package org.kalends.dav.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Where Jetty's requests become calls, and answers become Jetty's responses. */
final class Front extends Handler.Abstract {
  /** More than the largest resource that is taken, so that it can be refused by name. */
  static final int BODY_BYTES = 16 << 20;

  private static final long DISCARDED_BYTES = 64L << 20;

  private static final String CHALLENGE = "Basic realm=\"Kalends\", charset=\"UTF-8\"";
  private final Login login;
  private final Methods methods;
  private final ServerLog log;

  Front(Login login, Methods methods, ServerLog log) {
    this.login = login;
    this.methods = methods;
    this.log = log;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long begin = System.nanoTime();
    Map<String, String> headers = headers(request.getHeaders());
    Optional<User> user = Optional.empty();
    Answer answer;
    try {
      user = login.user(Optional.ofNullable(headers.get("Authorization")));
      answer = user.isPresent() ? answer(request, headers, user.get()) : stranger(request);
    } catch (Refusal refusal) {
      answer = refusal.answer();
    } catch (IOException | RuntimeException e) {
      log.failed(request.getMethod() + " " + request.getHttpURI().getPath(), e);
      answer = Answer.text(500, "the server could not do this; its log says why");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer = Answer.text(503, "the server is stopping");
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    log.answered(line(request, user, answer.status(), took));
    send(request, response, answer, callback);
    return true;
  }

  private Answer answer(Request request, Map<String, String> headers, User user)
      throws Refusal, IOException {
    Target target = Target.of(request.getHttpURI().getPath());
    return methods.answer(new Call(request.getMethod(), target, headers, body(request), user));
  }

  /** The well-known address may be asked for by anyone (RFC 6764 6). */
  private static Answer stranger(Request request) {
    if (Target.of(request.getHttpURI().getPath()) instanceof Target.WellKnown) {
      return Methods.WELL_KNOWN;
    }
    return Answer.text(401, "log in with a name and password of this server")
        .with("WWW-Authenticate", CHALLENGE);
  }

  private static byte[] body(Request request) throws Refusal, IOException {
    try (InputStream in = Request.asInputStream(request)) {
      boolean large = request.getLength() > BODY_BYTES;
      byte[] body = large ? new byte[0] : in.readNBytes(BODY_BYTES + 1);
      if (large || body.length > BODY_BYTES) {
        discard(in);
        throw tooLarge();
      }
      return body;
    }
  }

  /** Many clients hear no answer before they have sent all; what has no end is cut off. */
  private static void discard(InputStream in) throws IOException {
    byte[] some = new byte[1 << 16];
    int read = 0;
    for (long left = DISCARDED_BYTES; left > 0 && read >= 0; left -= read) {
      read = in.read(some);
    }
  }

  private static Refusal tooLarge() {
    return Preconditions.tooLarge(413);
  }

  private static Map<String, String> headers(HttpFields fields) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpField field : fields) {
      headers.merge(field.getName(), field.getValue() == null ? "" : field.getValue(), Front::join);
    }
    return headers;
  }

  private static String join(String first, String second) {
    return first + ", " + second;
  }

  private static ServerLog.Line line(
      Request request, Optional<User> user, int status, Duration took) {
    return new ServerLog.Line(
        Request.getRemoteAddr(request),
        user.map(User::name).orElse(""),
        request.getMethod(),
        request.getHttpURI().getPath(),
        status,
        took);
  }

  /** What Jetty could not even read as a request; the rest of it is of no use either. */
  static boolean unreadable(Request request, Response response, Callback callback) {
    response.getHeaders().put("Connection", "close");
    int status = response.getStatus() < 400 ? 400 : response.getStatus();
    send(request, response, Answer.text(status, "this request cannot be read"), callback);
    return true;
  }

  private static void send(Request request, Response response, Answer answer, Callback callback) {
    response.setStatus(answer.status());
    HttpFields.Mutable fields = response.getHeaders();
    answer.headers().forEach(fields::put);
    boolean bodyless = request.getMethod().equals("HEAD") || answer.status() == 304;
    if (answer.status() != 204 && answer.status() != 304) {
      fields.put("Content-Length", answer.body().length);
    }
    ByteBuffer body = ByteBuffer.wrap(bodyless ? new byte[0] : answer.body());
    response.write(true, body, callback);
  }
}

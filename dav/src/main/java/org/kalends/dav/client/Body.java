package org.kalends.dav.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.zip.GZIPInputStream;

/** Collects the body of one answer, up to a limit, and can tell whether it is still growing. */
final class Body implements BodySubscriber<byte[]> {
  /** What a body may unpack to beyond {@link #UNSUSPICIOUS}; text and XML stay far below. */
  private static final int RATIO = 250;

  private static final int UNSUSPICIOUS = 4 << 20;

  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> done = new CompletableFuture<>();
  private Flow.Subscription subscription;
  private volatile long received;

  Body(int limit) {
    this.limit = limit;
  }

  long received() {
    return received;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return done;
  }

  @Override
  public void onSubscribe(Flow.Subscription started) {
    subscription = started;
    received = 1;
    started.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (var buffer : buffers) {
      var part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.writeBytes(part);
    }
    received = bytes.size() + 1L;
    if (bytes.size() <= limit) return;
    subscription.cancel();
    done.completeExceptionally(tooLarge(limit));
  }

  @Override
  public void onError(Throwable broken) {
    done.completeExceptionally(broken);
  }

  @Override
  public void onComplete() {
    done.complete(bytes.toByteArray());
  }

  /** Unpacks gzip, but neither without end nor at a ratio that no honest text has. */
  static byte[] unzip(byte[] packed, int limit) throws IOException {
    long most = Math.min(limit, Math.max(UNSUSPICIOUS, (long) packed.length * RATIO));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      var plain = in.readNBytes((int) most + 1);
      if (plain.length > most) throw tooLarge((int) most);
      return plain;
    }
  }

  private static TooLargeException tooLarge(int limit) {
    return new TooLargeException("the answer has more than " + limit + " bytes");
  }

  /** Not worth another attempt. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }
}

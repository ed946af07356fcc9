package org.kalends.dav.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.RemoteException;
import org.kalends.dav.client.FakeServer.Say;
import org.kalends.dav.wire.Names;

class ConnectionTest {
  private final Lines lines = new Lines();

  private static Request propfind(URI uri) {
    return Request.propfind(uri, 0, Names.GETETAG);
  }

  private static byte[] zipped(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(packed)) {
      zip.write(plain);
    }
    return packed.toByteArray();
  }

  @Test
  void wrongPasswordIsLoginRefusedAfterOneAttempt() throws Exception {
    try (var server =
            FakeServer.answering(
                r -> Say.status(401).with("WWW-Authenticate", "Basic realm=\"x\""));
        var line = lines.to(server.at("/"))) {
      assertThatThrownBy(() -> line.send(propfind(server.at("/"))))
          .isInstanceOf(RemoteException.LoginRefused.class)
          .hasMessageContaining("alice")
          .hasMessageNotContaining("secret");
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void noUserMeansNoAuthorization() throws Exception {
    try (var server = FakeServer.answering(r -> Say.multistatus(""));
        var line = lines.to(Account.of(server.at("/"), "", () -> "secret"))) {
      line.send(propfind(server.at("/")));
      assertThat(server.asked().getFirst().header("Authorization")).isNull();
      assertThat(server.asked().getFirst().header("User-Agent")).isEqualTo("Kalends/test");
      assertThat(server.asked().getFirst().header("Upgrade")).isNull();
    }
  }

  @Test
  void aPasswordCommandThatFailsIsLoginRefused() throws Exception {
    try (var server = FakeServer.answering(r -> Say.multistatus(""));
        var line =
            lines.to(
                Account.of(
                    server.at("/"),
                    "alice",
                    () -> {
                      throw new IOException("pass ended with 1");
                    }))) {
      assertThatThrownBy(() -> line.send(propfind(server.at("/"))))
          .isInstanceOf(RemoteException.LoginRefused.class)
          .hasMessageContaining("pass ended with 1");
    }
  }

  @Test
  void redirectToAnotherHostIsNotFollowedAndSeesNoPassword() throws Exception {
    try (var thief = FakeServer.answering(r -> Say.multistatus(""));
        var server =
            FakeServer.answering(
                r -> Say.status(301).with("Location", thief.at("/steal").toString()));
        var line = lines.to(server.at("/"))) {
      assertThatThrownBy(() -> line.send(propfind(server.at("/"))))
          .isInstanceOf(RemoteException.BadAnswer.class)
          .hasCauseInstanceOf(Elsewhere.class);
      assertThat(thief.asked()).isEmpty();
    }
  }

  @Test
  void redirectToAnAllowedOriginKeepsMethodBodyAndLogin() throws Exception {
    try (var other = FakeServer.answering(r -> Say.multistatus(""));
        var server =
            FakeServer.answering(
                r -> Say.status(302).with("Location", other.at("/dav/").toString()));
        var line =
            lines.to(Account.of(server.at("/"), "alice", () -> "secret").allowing(other.at("/")))) {
      var answer = line.send(propfind(server.at("/")));
      assertThat(answer.uri()).isEqualTo(other.at("/dav/"));
      var asked = other.asked().getFirst();
      assertThat(asked.method()).isEqualTo("PROPFIND");
      assertThat(asked.body()).contains("propfind");
      assertThat(asked.header("Depth")).isEqualTo("0");
      assertThat(asked.header("Authorization")).startsWith("Basic ");
    }
  }

  @Test
  void changesAreNeverSentToAnotherOriginEvenAnAllowedOne() throws Exception {
    try (var other = FakeServer.answering(r -> Say.status(201));
        var server =
            FakeServer.answering(r -> Say.status(307).with("Location", other.at("/x").toString()));
        var line =
            lines.to(Account.of(server.at("/"), "alice", () -> "secret").allowing(other.at("/")))) {
      assertThatThrownBy(() -> line.send(Request.put(server.at("/x"), "x".getBytes(UTF_8))))
          .isInstanceOf(RemoteException.BadAnswer.class);
      assertThat(other.asked()).isEmpty();
    }
  }

  @Test
  void redirectsInCirclesEnd() throws Exception {
    try (var server = FakeServer.answering(r -> Say.status(301).with("Location", "/again"));
        var line = lines.to(server.at("/"))) {
      assertThatThrownBy(() -> line.send(propfind(server.at("/"))))
          .isInstanceOf(RemoteException.BadAnswer.class)
          .hasMessageContaining("circles");
      assertThat(server.asked()).hasSize(6);
    }
  }

  @Test
  void plainHttpToAnotherMachineKeepsThePasswordHere() throws Exception {
    try (var line = lines.to(URI.create("http://dav.example.invalid/"))) {
      assertThatThrownBy(() -> line.send(propfind(URI.create("http://dav.example.invalid/"))))
          .isInstanceOf(RemoteException.BadAnswer.class)
          .hasMessageContaining("not encrypted");
    }
  }

  @Test
  void aBusyServerIsAskedAgainAfterTheSecondsItNames() throws Exception {
    var count = new AtomicInteger();
    try (var server =
            FakeServer.answering(r ->
                count.incrementAndGet() == 1
                    ? Say.status(503).with("Retry-After", "7")
                    : Say.multistatus(""));
        var line = lines.to(server.at("/"))) {
      assertThat(line.send(propfind(server.at("/"))).status()).isEqualTo(207);
      assertThat(lines.pauses).containsExactly(Duration.ofSeconds(7));
    }
  }

  @Test
  void aBusyServerIsAskedAgainAtTheDateItNames() throws Exception {
    var count = new AtomicInteger();
    try (var server =
            FakeServer.answering(r ->
                count.incrementAndGet() == 1
                    ? Say.status(429).with("Retry-After", "Sun, 1 Mar 2026 12:00:20 GMT")
                    : Say.status(204));
        var line = lines.to(server.at("/"))) {
      assertThat(line.send(Request.delete(server.at("/x"))).status()).isEqualTo(204);
      assertThat(lines.pauses).containsExactly(Duration.ofSeconds(20));
    }
  }

  @Test
  void aPauseBeyondTheLimitIsRateLimited() throws Exception {
    try (var server = FakeServer.answering(r -> Say.status(429).with("Retry-After", "3600"));
        var line = lines.to(server.at("/"))) {
      assertThatThrownBy(() -> line.send(propfind(server.at("/"))))
          .isInstanceOfSatisfying(
              RemoteException.RateLimited.class,
              e -> assertThat(e.pause()).contains(Duration.ofHours(1)));
      assertThat(lines.pauses).isEmpty();
    }
  }

  @Test
  void withoutRetryAfterThePausesGrowAndEnd() throws Exception {
    try (var server = FakeServer.answering(r -> Say.status(503));
        var line = lines.to(server.at("/"))) {
      assertThatThrownBy(() -> line.send(propfind(server.at("/"))))
          .isInstanceOf(RemoteException.Unreachable.class);
      assertThat(lines.pauses).hasSize(3);
      assertThat(lines.pauses.get(2)).isGreaterThan(lines.pauses.get(0));
    }
  }

  @Test
  void aBrokenConnectionIsTriedAgainForReadsButNotForWrites() throws Exception {
    try (var server = FakeServer.answering(r -> Say.of(200, "half").cutOff());
        var line = lines.to(server.at("/"))) {
      assertThatThrownBy(() -> line.send(propfind(server.at("/"))))
          .isInstanceOf(RemoteException.Unreachable.class);
      assertThat(server.asked()).hasSize(4);
      assertThatThrownBy(() -> line.send(Request.put(server.at("/x"), "x".getBytes(UTF_8))))
          .isInstanceOf(RemoteException.Unreachable.class);
      assertThat(server.asked("PUT")).hasSize(1);
    }
  }

  @Test
  void aServerThatIsDownIsUnreachable() throws Exception {
    URI nobody;
    try (var socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/cal/?token=hidden");
    }
    try (var line = lines.to(nobody)) {
      assertThatThrownBy(() -> line.send(propfind(nobody)))
          .isInstanceOf(RemoteException.Unreachable.class)
          .hasMessageContaining("127.0.0.1")
          .hasMessageNotContaining("hidden");
    }
  }

  @Test
  void aServerThatFallsSilentIsUnreachable() throws Exception {
    try (var mute = new ServerSocket(0);
        var line =
            new Connection(
                Account.of(URI.create("http://127.0.0.1:" + mute.getLocalPort()), "", () -> ""),
                lines.settings().withSilence(Duration.ofMillis(200)))) {
      assertThatThrownBy(() -> line.send(propfind(line.account().url())))
          .isInstanceOf(RemoteException.Unreachable.class);
    }
  }

  @Test
  void packedAnswersAreUnpacked() throws Exception {
    var xml = Say.multistatus("").body();
    try (var server =
            FakeServer.answering(r -> {
              var packed = zipped(xml);
              return new Say(
                  207, java.util.Map.of("Content-Encoding", "gzip"), packed, packed.length);
            });
        var line = lines.to(server.at("/"))) {
      assertThat(line.ask(propfind(server.at("/"))).multistatus()).isPresent();
      assertThat(server.asked().getFirst().header("Accept-Encoding")).isEqualTo("gzip");
    }
  }

  @Test
  void aGzipBombIsRefused() throws Exception {
    var bomb = zipped(new byte[64 << 20]);
    try (var server =
            FakeServer.answering(r ->
                new Say(207, java.util.Map.of("Content-Encoding", "gzip"), bomb, bomb.length));
        var line = lines.to(server.at("/"))) {
      assertThatThrownBy(() -> line.send(propfind(server.at("/"))))
          .isInstanceOf(RemoteException.BadAnswer.class);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void htmlWhereXmlIsExpectedIsABadAnswerWithAnExcerpt() throws Exception {
    try (var server =
            FakeServer.answering(
                r -> Say.of(207, "<html><style>x{}</style><body>Please <br> log in</body>"));
        var line = lines.to(server.at("/"))) {
      assertThatThrownBy(() -> line.ask(propfind(server.at("/"))))
          .isInstanceOf(RemoteException.BadAnswer.class)
          .hasMessageContaining("\"Please log in\"");
    }
  }

  @Test
  void anEntityBombIsABadAnswer() throws Exception {
    try (var server =
            FakeServer.answering(r -> Say.of(207, "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"));
        var line = lines.to(server.at("/"))) {
      assertThatThrownBy(() -> line.ask(propfind(server.at("/"))))
          .isInstanceOf(RemoteException.BadAnswer.class)
          .hasMessageContaining("DOCTYPE");
    }
  }
}

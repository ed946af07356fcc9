package org.kalends.dav.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kalends.core.sync.RemoteException;
import org.kalends.dav.client.FakeServer.Say;
import org.kalends.dav.wire.Names;

class DigestTest {
  private static final String RFC =
      "realm=\"http-auth@example.org\", qop=\"auth, auth-int\", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

  private final Lines lines = new Lines();

  private static String answer(String algorithm) {
    var challenge = Challenge.in(List.of("Digest " + RFC + ", algorithm=" + algorithm)).getFirst();
    return Digest.of(challenge)
        .orElseThrow()
        .header(
            "GET",
            URI.create("http://www.example.org/dir/index.html"),
            "Mufasa",
            "Circle of Life",
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
  }

  @Test
  void theExamplesOfRfc7616ComeOutAsPrinted() {
    assertThat(answer("MD5")).contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"");
    assertThat(answer("SHA-256"))
        .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"")
        .contains("nc=00000001", "qop=auth", "algorithm=SHA-256");
  }

  @Test
  void challengesAreReadFromOneLineOrMany() {
    assertThat(
            Challenge.in(
                List.of("Negotiate, Basic realm=\"a \\\"b\\\", c\", Digest nonce=x", "Bearer")))
        .extracting(Challenge::scheme)
        .containsExactly("negotiate", "basic", "digest", "bearer");
    assertThat(
            Challenge.in(List.of("Basic realm=\"a \\\"b\\\", c\"")).getFirst().parameter("realm"))
        .contains("a \"b\", c");
    assertThat(Challenge.in(List.of("", ",,", "=x"))).isEmpty();
  }

  @Test
  void sabreAsksForDigestAndEachRequestCountsUp() throws Exception {
    try (var server =
            FakeServer.answering(r ->
                r.header("Authorization") != null && r.header("Authorization").startsWith("Digest ")
                    ? Say.multistatus("")
                    : Say.status(401)
                        .with(
                            "WWW-Authenticate",
                            "Digest realm=\"SabreDAV\",qop=\"auth\",nonce=\"n1\",opaque=\"o\""));
        var line = lines.to(server.at("/"))) {
      line.send(Request.propfind(server.at("/a?b"), 0, Names.GETETAG));
      line.send(Request.propfind(server.at("/a"), 0, Names.GETETAG));
      assertThat(server.asked()).hasSize(3);
      assertThat(server.asked().get(1).header("Authorization"))
          .contains("nc=00000001", "uri=\"/a?b\"", "opaque=\"o\"")
          .doesNotContain("secret");
      assertThat(server.asked().get(2).header("Authorization")).contains("nc=00000002");
    }
  }

  @Test
  void aStaleNonceIsRenewedWithoutBotheringTheUser() throws Exception {
    var nonce = new AtomicInteger(1);
    try (var server =
            FakeServer.answering(r -> {
              var header = String.valueOf(r.header("Authorization"));
              if (header.contains("nonce=\"n" + nonce.get() + "\"")) return Say.multistatus("");
              var stale = header.startsWith("Digest ") ? ", stale=true" : "";
              return Say.status(401)
                  .with(
                      "WWW-Authenticate",
                      "Digest realm=\"r\", qop=\"auth\", nonce=\"n" + nonce.get() + "\"" + stale);
            });
        var line = lines.to(server.at("/"))) {
      line.send(Request.propfind(server.at("/"), 0, Names.GETETAG));
      nonce.incrementAndGet();
      assertThat(line.send(Request.propfind(server.at("/"), 0, Names.GETETAG)).status())
          .isEqualTo(207);
    }
  }

  @Test
  void aWrongPasswordEndsDigestAfterOneAttempt() throws Exception {
    try (var server =
            FakeServer.answering(r ->
                Say.status(401)
                    .with("WWW-Authenticate", "Digest realm=\"r\", qop=\"auth\", nonce=\"n\""));
        var line = lines.to(server.at("/"))) {
      assertThatThrownBy(() -> line.send(Request.propfind(server.at("/"), 0, Names.GETETAG)))
          .isInstanceOf(RemoteException.LoginRefused.class);
      assertThat(server.asked()).hasSize(2);
    }
  }
}

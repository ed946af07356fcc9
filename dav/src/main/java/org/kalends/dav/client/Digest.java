package org.kalends.dav.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One nonce of Digest authentication (RFC 7616), and how often it was used. */
final class Digest {
  private static final Map<String, String> ALGORITHMS =
      Map.of("md5", "MD5", "sha-256", "SHA-256", "sha-512-256", "SHA-512/256");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Challenge challenge;
  private final String algorithm;
  private final boolean session;
  private final AtomicInteger count = new AtomicInteger();

  private Digest(Challenge challenge, String algorithm, boolean session) {
    this.challenge = challenge;
    this.algorithm = algorithm;
    this.session = session;
  }

  /** Empty where the challenge asks for what we cannot do. */
  static Optional<Digest> of(Challenge challenge) {
    var name = challenge.parameter("algorithm").orElse("MD5").toLowerCase(Locale.ROOT);
    boolean session = name.endsWith("-sess");
    var algorithm = ALGORITHMS.get(session ? name.substring(0, name.length() - 5) : name);
    boolean possible =
        algorithm != null && challenge.parameter("nonce").isPresent() && quality(challenge) != null;
    return possible ? Optional.of(new Digest(challenge, algorithm, session)) : Optional.empty();
  }

  /** "auth", or "" for the older form without it (RFC 2069), or null. */
  private static String quality(Challenge challenge) {
    var offered = challenge.parameter("qop");
    if (offered.isEmpty()) return "";
    return List.of(offered.get().toLowerCase(Locale.ROOT).split("\\s*,\\s*")).contains("auth")
        ? "auth"
        : null;
  }

  /** How strong, to choose among several. */
  int strength() {
    return algorithm.equals("MD5") ? 0 : 1;
  }

  String header(String method, URI uri, String user, String password) {
    return header(method, uri, user, password, HexFormat.of().formatHex(random()));
  }

  String header(String method, URI uri, String user, String password, String clientNonce) {
    var realm = challenge.parameter("realm").orElse("");
    var nonce = challenge.parameter("nonce").orElseThrow();
    var target = target(uri);
    var quality = quality(challenge);
    var uses = "%08x".formatted(count.incrementAndGet());
    var secret = hash(user + ":" + realm + ":" + password);
    if (session) secret = hash(secret + ":" + nonce + ":" + clientNonce);
    var middle = quality.isEmpty() ? nonce : String.join(":", nonce, uses, clientNonce, quality);
    var response = hash(secret + ":" + middle + ":" + hash(method + ":" + target));
    var header = new StringBuilder("Digest ");
    header.append("username=").append(quoted(user));
    header.append(", realm=").append(quoted(realm));
    header.append(", nonce=").append(quoted(nonce));
    header.append(", uri=").append(quoted(target));
    header.append(", response=").append(quoted(response));
    challenge.parameter("algorithm").ifPresent(a -> header.append(", algorithm=").append(a));
    challenge.parameter("opaque").ifPresent(o -> header.append(", opaque=").append(quoted(o)));
    if (!quality.isEmpty())
      header.append(", qop=auth, nc=").append(uses).append(", cnonce=").append(quoted(clientNonce));
    return header.toString();
  }

  private static String target(URI uri) {
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static byte[] random() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private String hash(String text) {
    try {
      var digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java runtime has the three
    }
  }
}

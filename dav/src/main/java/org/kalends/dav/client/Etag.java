package org.kalends.dav.client;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.kalends.core.sync.Version;

/**
 * Versions as this client makes them: an ETag as the server wrote it, in whatever form, or a digest
 * of the content where a server gives none.
 */
final class Etag {
  private static final String DIGEST = "sha256:";

  private Etag() {}

  static Version version(Optional<String> etag, byte[] content) {
    return new Version(etag.orElseGet(() -> DIGEST + digest(content)));
  }

  /** Compares as RFC 9110 section 8.8.3.2 does weakly, and sees through missing quotes (Kerio). */
  static boolean same(String one, String other) {
    return bare(one).equals(bare(other));
  }

  private static String bare(String etag) {
    var strong = etag.startsWith("W/") ? etag.substring(2) : etag;
    boolean quoted = strong.length() > 1 && strong.startsWith("\"") && strong.endsWith("\"");
    return quoted ? strong.substring(1, strong.length() - 1) : strong;
  }

  /** Whether If-Match can hold it: strong, and made of what a header may carry. */
  static boolean strong(String etag) {
    return !etag.startsWith("W/")
        && !etag.startsWith(DIGEST)
        && !etag.isEmpty()
        && etag.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java runtime has it
    }
  }
}

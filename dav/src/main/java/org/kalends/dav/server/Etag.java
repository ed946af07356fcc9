package org.kalends.dav.server;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Strong entity tags (RFC 9110 8.8.3): equal exactly when the bytes are. */
final class Etag {
  private static final int HEX_DIGITS = 32;

  private Etag() {}

  /** With its quotes. */
  static String of(byte[] text) {
    return '"' + digest(text).substring(0, HEX_DIGITS) + '"';
  }

  /** SHA-256 in lower-case hexadecimal. */
  static String digest(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

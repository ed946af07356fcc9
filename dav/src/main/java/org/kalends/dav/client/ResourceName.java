package org.kalends.dav.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names for new resources. A UID is any text, {@code ../../x} too, so it becomes a name only where
 * it is harmless in every server's file system and address space.
 */
final class ResourceName {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._@-]{0,195}");

  private ResourceName() {}

  static String of(String uid) {
    return HARMLESS.matcher(uid).matches() && !uid.contains("..") ? uid + ".ics" : other(uid, 0);
  }

  /** Another name for the same UID, always the same for the same attempt. */
  static String other(String uid, int attempt) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest((uid + attempt).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16) + ".ics";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java runtime has it
    }
  }
}

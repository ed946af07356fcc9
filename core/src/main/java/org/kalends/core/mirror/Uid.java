package org.kalends.core.mirror;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The UIDs that mirrors make. They tell by themselves which mirror made them. */
final class Uid {
  private static final String DOMAIN = ".mirror.kalends";
  private static final int LENGTH = 32;
  private static final Pattern ALIAS = Pattern.compile("([0-9a-f]{" + LENGTH + "})-[1-9](@.*)");

  private Uid() {}

  /**
   * Always the same for the same.
   *
   * @param nth 0, or more where the UID before cannot be used
   */
  static String derived(String mirror, String uid, String occurrence, int nth) {
    String digest = digest(mirror, uid, occurrence, Integer.toString(nth));
    return digest.substring(0, LENGTH) + '@' + mirror + DOMAIN;
  }

  /**
   * Another one for the same, where the target does not take a derived one. It tells by itself
   * which one it stands for.
   *
   * @param derived what {@link #derived} gave
   * @param nth from 1 to 9
   */
  static String alias(String derived, int nth) {
    return derived.substring(0, LENGTH) + "-" + nth + derived.substring(LENGTH);
  }

  /** The derived UID that an alias stands for; any other is itself. */
  static String own(String uid) {
    Matcher alias = ALIAS.matcher(uid);
    return alias.matches() ? alias.group(1) + alias.group(2) : uid;
  }

  static boolean isOf(String mirror, String uid) {
    return uid.endsWith('@' + mirror + DOMAIN);
  }

  static boolean isOfAny(String uid) {
    return uid.endsWith(DOMAIN);
  }

  /** A stable hash in lower-case hexadecimal; where one part ends and the next begins matters. */
  static String digest(String... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}

package org.kalends.dav.server;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Names for items that no client has named: those that came into the folder by hand or by sync. */
final class ResourceName {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@+][A-Za-z0-9._@+-]{0,119}");
  private static final int HEX_DIGITS = 32;

  private ResourceName() {}

  /** The UID itself where that is fit for an address everywhere, else a digest of it. */
  static String of(String uid) {
    return (SAFE.matcher(uid).matches() ? uid : digest(uid)) + ".ics";
  }

  /** The one to take where another item has {@link #of}. */
  static String second(String uid) {
    return digest(uid) + ".ics";
  }

  private static String digest(String uid) {
    return Etag.digest(uid.getBytes(StandardCharsets.UTF_8)).substring(0, HEX_DIGITS);
  }
}

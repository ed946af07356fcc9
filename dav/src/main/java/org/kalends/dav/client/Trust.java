package org.kalends.dav.client;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;

/** Whose certificates are good. The host name is checked in every case. */
public sealed interface Trust {
  /** Those that the Java runtime trusts. */
  Trust USUAL = new Usual();

  record Usual() implements Trust {}

  /** Only those that lead to a certificate in this PEM file. */
  record CaFile(Path pem) implements Trust {}

  /** Only this one certificate: its SHA-256 in hexadecimal, with or without colons. */
  record Pinned(String sha256) implements Trust {
    public Pinned {
      sha256 = sha256.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
      if (!sha256.matches("[0-9a-f]{64}"))
        throw new IllegalArgumentException("a SHA-256 fingerprint has 64 hexadecimal digits");
    }

    byte[] bytes() {
      return HexFormat.of().parseHex(sha256);
    }
  }
}

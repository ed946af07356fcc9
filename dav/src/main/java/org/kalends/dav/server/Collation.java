package org.kalends.dav.server;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How texts are compared in a filter (RFC 4791 7.5, RFC 4790). */
enum Collation {
  ASCII_CASEMAP {
    @Override
    String fold(String text) {
      StringBuilder folded = new StringBuilder(text);
      for (int at = 0; at < folded.length(); at++) {
        char c = folded.charAt(at);
        folded.setCharAt(at, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
      }
      return folded.toString();
    }
  },
  OCTET {
    @Override
    String fold(String text) {
      return text;
    }
  },
  UNICODE_CASEMAP {
    @Override
    String fold(String text) {
      return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
  };

  static final List<String> NAMES = List.of("i;ascii-casemap", "i;octet", "i;unicode-casemap");

  static Optional<Collation> named(String name) {
    int at = NAMES.indexOf(name);
    return name.equals("default")
        ? Optional.of(ASCII_CASEMAP)
        : at < 0 ? Optional.empty() : Optional.of(values()[at]);
  }

  /** What equal texts have in common. */
  abstract String fold(String text);
}

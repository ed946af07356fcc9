package org.kalends.cli.dates;

import java.io.IOException;

/** Something typed that is no date; the message says what was not understood, and what would be. */
public final class UnclearDate extends IOException {
  private static final long serialVersionUID = 1L;

  UnclearDate(String message) {
    super(message);
  }
}

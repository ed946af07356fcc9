package org.kalends.cli.edit;

import java.io.IOException;

/** What somebody typed cannot be meant so; the message says why, and what can be written. */
public final class Refused extends IOException {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}

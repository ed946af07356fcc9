package org.kalends.core.ledger;

import java.io.IOException;

/** The ledger cannot be used. The message says where it is and what to do. */
public final class LedgerException extends IOException {
  private static final long serialVersionUID = 1L;

  LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}

package org.kalends.ics.series;

/** Leads a refusal out of the middle of an operation to its {@link Revision}. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Refusal reason;

  RefusedException(Refusal reason) {
    super(reason.message(), null, false, false);
    this.reason = reason;
  }

  Refusal reason() {
    return reason;
  }
}

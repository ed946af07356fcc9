package org.kalends.dav.wire;

import java.io.IOException;

/** Text that is no XML, more of it than we take, or XML with a document type. */
public final class MalformedXmlException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedXmlException(String message) {
    super(message);
  }

  public MalformedXmlException(String message, Throwable cause) {
    super(message, cause);
  }
}

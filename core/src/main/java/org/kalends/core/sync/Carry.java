package org.kalends.core.sync;

import java.util.Optional;
import org.kalends.ics.Document;

final class Carry {
  private Carry() {}

  static Document created(Side on, Held source, Optional<Agreed> base) {
    return source.document();
  }

  static Document replaced(Side on, Held source, Held target, Optional<Agreed> base) {
    return source.document();
  }
}

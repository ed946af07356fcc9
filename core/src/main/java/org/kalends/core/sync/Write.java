package org.kalends.core.sync;

import org.kalends.ics.Document;

/**
 * One change asked of a replica. Every one is conditional: it happens to the state that the plan
 * saw, or not at all.
 */
public sealed interface Write {
  String uid();

  /**
   * Only where no item of that UID is.
   *
   * @param own whether the replica has held this very text before, so that nothing is to be added
   */
  record Create(String uid, Document document, boolean own) implements Write {
    public Create(String uid, Document document) {
      this(uid, document, false);
    }
  }

  /**
   * Only where the item still has that version.
   *
   * @param own whether the replica has held this very text before, so that nothing is to be kept of
   *     what it holds now
   */
  record Replace(String uid, Place place, Version version, Document document, boolean own)
      implements Write {
    public Replace(String uid, Place place, Version version, Document document) {
      this(uid, place, version, document, false);
    }
  }

  /** Only where the item still has that version. */
  record Delete(String uid, Place place, Version version) implements Write {}
}

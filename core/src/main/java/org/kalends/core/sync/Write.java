package org.kalends.core.sync;

import org.kalends.ics.Document;

/**
 * One change asked of a replica. Every one is conditional: it happens to the state that the plan
 * saw, or not at all.
 */
public sealed interface Write {
  String uid();

  /** Only where no item of that UID is. */
  record Create(String uid, Document document) implements Write {}

  /** Only where the item still has that version. */
  record Replace(String uid, Place place, Version version, Document document) implements Write {}

  /** Only where the item still has that version. */
  record Delete(String uid, Place place, Version version) implements Write {}
}

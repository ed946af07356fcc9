package org.kalends.core.files;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.ics.Document;

/**
 * A file as it is to be.
 *
 * @param from the file that it is made from, which then is no more; empty for a new one
 */
record Draft(Optional<CalendarFile> from, String name, Document document) {
  /** The changes that make it so. */
  Stream<Change> changes() {
    if (from.isEmpty()) {
      return Stream.of(new Change.Create(name, document));
    }
    CalendarFile file = from.get();
    Stream.Builder<Change> changes = Stream.builder();
    if (!document.equals(file.document())) {
      changes.add(new Change.Replace(file.name(), file.fingerprint(), document));
    }
    // a second step, so that at no instant two files have the item
    if (!name.equals(file.name())) {
      changes.add(new Change.Move(file.name(), file.fingerprint(), name));
    }
    return changes.build();
  }

  /** The file it has become, given the fingerprints of those that were put. */
  CalendarFile done(Map<String, Fingerprint> put) {
    Fingerprint written = put.get(from.map(CalendarFile::name).orElse(name));
    return written == null
        ? from.orElseThrow().named(name)
        : CalendarFile.of(name, written, document);
  }
}

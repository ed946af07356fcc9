package org.kalends.core.sync;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.core.merge.Contents;
import org.kalends.ics.Component;
import org.kalends.ics.Document;

/**
 * What of a write has not come, whatever someone has done to the rest since: a folder may keep each
 * instance in a file of its own, and a run may end between any two files.
 *
 * @param before the item as it was
 * @param instances that were to change and are as they were, or as someone has made them of that
 */
record Unwritten(Instances before, List<Contents.Key> instances) {
  static Unwritten of(Optional<Document> before, Document written, Document now) {
    Instances old = Instances.of(before);
    Instances wanted = Instances.of(Optional.of(written));
    Instances present = Instances.of(Optional.of(now));
    return new Unwritten(
        old,
        Instances.keys(old, wanted)
            .filter(key -> isUnwritten(old.alone(key), wanted.alone(key), present.alone(key)))
            .toList());
  }

  /** What is gone though it was to stay, someone has deleted. */
  private static boolean isUnwritten(
      Optional<Document> before, Optional<Document> written, Optional<Document> now) {
    return switch (Fate.of(before, before, written, now)) {
      case UNDONE -> true;
      case OVERTAKEN -> now.isPresent();
      case DONE, TORN -> false;
    };
  }

  boolean isNothing() {
    return instances.isEmpty();
  }

  /** The document with these as they were. */
  Document from(Document document) {
    Contents contents = Contents.of(document);
    Map<Contents.Key, Component> components = new LinkedHashMap<>(contents.components());
    for (Contents.Key key : instances) {
      before
          .get(key)
          .ifPresentOrElse(was -> components.put(key, was), () -> components.remove(key));
    }
    Map<String, Component> zones = new HashMap<>(contents.zones());
    before.contents().ifPresent(old -> old.zones().forEach(zones::putIfAbsent));
    return contents.with(new Contents(document, contents.calendar(), components, zones));
  }
}

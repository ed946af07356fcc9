package org.kalends.core.files;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.core.sync.Written;

/**
 * What one write comes to.
 *
 * @param title of the item, for messages
 * @param changes in the order in which being killed between any two harms least
 * @param answer once they are done, given the fingerprints of the files that were put, by the name
 *     they were put under
 */
record Job(
    String uid,
    String title,
    List<Change> changes,
    Function<Map<String, Fingerprint>, Written> answer) {
  Stream<Change.Put> puts() {
    return changes.stream().filter(Change.Put.class::isInstance).map(Change.Put.class::cast);
  }

  Set<String> files() {
    return changes.stream().map(Change::name).collect(Collectors.toSet());
  }
}

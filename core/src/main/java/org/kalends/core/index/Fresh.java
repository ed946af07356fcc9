package org.kalends.core.index;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.files.FolderView.Content;
import org.kalends.core.ledger.IndexedFile;
import org.kalends.core.ledger.IndexedFile.Part;
import org.kalends.core.sync.ItemProblem;

/**
 * What a file says that was read just now.
 *
 * @param fingerprint empty where it is not to be remembered
 */
record Fresh(
    String name, Optional<String> fingerprint, List<Part> parts, List<ItemProblem> problems) {
  static Fresh of(Content content, Horizon horizon) {
    return new Fresh(
        content.name(),
        content.fingerprint(),
        content.items().stream().map(item -> Extent.part(item, horizon)).toList(),
        content.problems());
  }

  IndexedFile indexed() {
    return new IndexedFile(name, fingerprint.orElseThrow(), parts);
  }

  /** The same answer that {@link org.kalends.core.ledger.FileIndex#uids} gives. */
  List<String> uids(Query query, Horizon horizon) {
    return parts.stream()
        .filter(part -> part.last() >= query.first() && part.first() <= query.last())
        .filter(part -> horizon.mayHold(part.times(), query.first(), query.last()))
        .filter(part -> query.words().stream().allMatch(part.text()::contains))
        .map(Part::uid)
        .toList();
  }

  boolean hasAny(Set<String> uids) {
    return parts.stream().anyMatch(part -> uids.contains(part.uid()));
  }
}

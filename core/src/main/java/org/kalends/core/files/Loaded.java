package org.kalends.core.files;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.sync.ItemProblem;

/** What came of reading a file. */
sealed interface Loaded {
  /** It can be used, perhaps but for components without a UID, which are problems. */
  record Sound(CalendarFile file, List<ItemProblem> problems) implements Loaded {}

  /**
   * It cannot be used now.
   *
   * @param uids of what is or may be in it
   */
  record Damaged(Optional<Fingerprint> fingerprint, Set<String> uids, ItemProblem problem)
      implements Loaded {}

  /** It is not there any more. */
  record Gone() implements Loaded {}
}

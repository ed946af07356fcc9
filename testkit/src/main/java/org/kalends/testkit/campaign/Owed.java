package org.kalends.testkit.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/**
 * The texts that must not get lost: all that is or was somewhere, but for those that the people
 * there have overwritten or deleted themselves.
 */
final class Owed {
  private final Set<Document> texts = Collections.newSetFromMap(new IdentityHashMap<>());

  void all(Collection<Document> documents) {
    texts.addAll(documents);
  }

  void wrote(Document before, Document now) {
    dropped(before);
    texts.add(now);
  }

  void dropped(Document before) {
    if (!texts.remove(before)) {
      texts.removeIf(text -> text.equals(before));
    }
  }

  /** A history went, and with it what was only there; what is on a side is owed on. */
  void forgive(Collection<Document> present) {
    texts.clear();
    texts.addAll(present);
  }

  /** Throws where one of them is not among these. */
  void mustBeIn(Collection<Document> kept) {
    Set<Document> same = Collections.newSetFromMap(new IdentityHashMap<>());
    same.addAll(kept);
    List<Document> doubtful = new ArrayList<>(texts);
    doubtful.removeIf(same::contains);
    if (!doubtful.isEmpty()) {
      Set<String> words = new HashSet<>();
      kept.forEach(document -> words.add(words(document)));
      doubtful.removeIf(document -> words.contains(words(document)));
      doubtful.removeIf(document -> isSaidIn(kept, document));
      Violation.unless(
          doubtful.isEmpty(),
          () -> "lost: neither on a side nor in a history:%n%s".formatted(doubtful));
    }
    texts.retainAll(same);
  }

  private static boolean isSaidIn(Collection<Document> kept, Document document) {
    Meaning meaning = Meaning.of(document);
    return kept.stream().anyMatch(other -> Meaning.of(other).equals(meaning));
  }

  /** A folder takes an override whose file was deleted for one more date to leave out. */
  private static String words(Document document) {
    return document.toString().replaceAll("(?m)^EXDATE.*\\R", "");
  }
}

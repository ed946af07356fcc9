package org.kalends.core.sync;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kalends.ics.Document;
import org.kalends.ics.When;
import org.kalends.ics.meaning.Difference;
import org.kalends.ics.meaning.Meaning;

/** What became of one write that no answer tells of, going by what is there now. */
enum Fate {
  /** It was made; the item may have been changed since. */
  DONE,
  /** It was not made: what was there before is there still. */
  UNDONE,
  /** Some of its files were written, and others not. */
  TORN,
  /** It seems not to have been made, and someone else has changed or deleted the item. */
  OVERTAKEN;

  /**
   * Each text is empty where there is no item.
   *
   * @param before what the item said
   * @param last what it said when both sides last agreed: where there seemed to be nothing before,
   *     and that is there, it never was gone
   * @param written what it was to say
   */
  static Fate of(
      Optional<Document> before,
      Optional<Document> last,
      Optional<Document> written,
      Optional<Document> now) {
    if (same(now, written)) {
      return DONE;
    }
    if (same(now, before)) {
      return UNDONE;
    }
    if (now.isEmpty()) {
      return OVERTAKEN;
    }
    if (before.isEmpty() && same(now, last)) {
      return UNDONE;
    }
    if (mixed(before, written, now.get())) {
      return TORN;
    }
    return written.isPresent() && shows(before, written.get(), now.get()) ? DONE : OVERTAKEN;
  }

  private static boolean same(Optional<Document> one, Optional<Document> other) {
    return one.isPresent() && other.isPresent()
        ? Delta.sameMeaning(one.get(), other.get())
        : one.isEmpty() && other.isEmpty();
  }

  /** Whether each instance is as it was before or as it was to be. */
  private static boolean mixed(
      Optional<Document> before, Optional<Document> written, Document now) {
    Instances old = Instances.of(before);
    Instances wanted = Instances.of(written);
    Instances present = Instances.of(Optional.of(now));
    return Instances.keys(old, wanted, present)
        .allMatch(key ->
            same(present.alone(key), old.alone(key))
                || same(present.alone(key), wanted.alone(key)));
  }

  /**
   * Whether something that the write was to change is as the write was to make it, or nothing of it
   * is as it was. An edit comes far more likely between two runs than between the last look and the
   * write.
   */
  private static boolean shows(Optional<Document> before, Document written, Document now) {
    if (before.isEmpty()) {
      return true;
    }
    Set<Slot> changed = slots(before.get(), written);
    Set<Slot> notWritten = slots(now, written);
    Set<Slot> notBefore = slots(now, before.get());
    return !notWritten.containsAll(changed) || notBefore.containsAll(changed);
  }

  private record Slot(Optional<When> instance, String property) {}

  private static Set<Slot> slots(Document one, Document other) {
    Set<Slot> slots = new HashSet<>();
    for (Difference difference : Meaning.differences(one, other)) {
      slots.add(new Slot(difference.instance(), difference.name()));
    }
    return slots;
  }
}

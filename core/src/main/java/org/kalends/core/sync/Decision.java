package org.kalends.core.sync;

import static org.kalends.core.sync.Side.LEFT;
import static org.kalends.core.sync.Side.RIGHT;

import java.util.Optional;
import org.kalends.core.sync.Delta.Absent;
import org.kalends.core.sync.Delta.Added;
import org.kalends.core.sync.Delta.Deleted;
import org.kalends.core.sync.Delta.Edited;
import org.kalends.core.sync.Delta.New;
import org.kalends.core.sync.Delta.Old;
import org.kalends.core.sync.Delta.Pair;
import org.kalends.core.sync.Delta.Unchanged;
import org.kalends.core.sync.Step.Create;
import org.kalends.core.sync.Step.Delete;
import org.kalends.core.sync.Step.Forget;
import org.kalends.core.sync.Step.Link;
import org.kalends.core.sync.Step.Note;
import org.kalends.core.sync.Step.Replace;

/** What is to be done about one item, given what became of it on either side. */
final class Decision {
  private Decision() {}

  /** Brings both sides in step. Edit beats delete; two edits are merged. */
  static Optional<Step> sync(Pair pair) {
    return switch (pair) {
      case Old(Unchanged l, Unchanged r, Agreed b) -> note(l.now(), r.now(), b);
      case Old(Unchanged l, Edited r, Agreed b) -> replace(LEFT, r.now(), l.now(), b);
      case Old(Unchanged l, Deleted r, Agreed b) -> Optional.of(new Delete(LEFT, l.now()));
      case Old(Edited l, Unchanged r, Agreed b) -> replace(RIGHT, l.now(), r.now(), b);
      case Old(Edited l, Edited r, Agreed b) -> reconcile(l.now(), r.now(), b);
      case Old(Edited l, Deleted r, Agreed b) -> create(RIGHT, l.now(), b);
      case Old(Deleted l, Unchanged r, Agreed b) -> Optional.of(new Delete(RIGHT, r.now()));
      case Old(Deleted l, Edited r, Agreed b) -> create(LEFT, r.now(), b);
      case Old(Deleted l, Deleted r, Agreed b) -> Optional.of(new Forget(b));
      case New(Added l, Added r) -> meet(l.now(), r.now());
      case New(Added l, Absent r) -> create(RIGHT, l.now());
      case New(Absent l, Added r) -> create(LEFT, r.now());
      case New(Absent l, Absent r) -> Optional.empty();
    };
  }

  /** Makes the left side what the right side is, where the left side has changed. */
  static Optional<Step> discard(Pair pair) {
    return switch (pair) {
      case Old(Unchanged l, Unchanged r, Agreed b) -> note(l.now(), r.now(), b);
      case Old(Unchanged l, Edited r, Agreed b) -> Optional.empty();
      case Old(Unchanged l, Deleted r, Agreed b) -> Optional.empty();
      case Old(Edited l, Unchanged r, Agreed b) -> replace(LEFT, r.now(), l.now(), b);
      case Old(Edited l, Edited r, Agreed b) -> replace(LEFT, r.now(), l.now(), b);
      case Old(Edited l, Deleted r, Agreed b) -> Optional.of(new Delete(LEFT, l.now()));
      case Old(Deleted l, Unchanged r, Agreed b) -> create(LEFT, r.now(), b);
      case Old(Deleted l, Edited r, Agreed b) -> create(LEFT, r.now(), b);
      case Old(Deleted l, Deleted r, Agreed b) -> Optional.of(new Forget(b));
      case New(Added l, Added r) -> adopt(l.now(), r.now());
      case New(Added l, Absent r) -> Optional.of(new Delete(LEFT, l.now()));
      case New(Absent l, Added r) -> Optional.empty();
      case New(Absent l, Absent r) -> Optional.empty();
    };
  }

  /** Makes the right side what the left side is, whatever was done there. */
  static Optional<Step> overwrite(Pair pair) {
    return switch (pair) {
      case Old(Unchanged l, Unchanged r, Agreed b) -> note(l.now(), r.now(), b);
      case Old(Unchanged l, Edited r, Agreed b) -> replace(RIGHT, l.now(), r.now(), b);
      case Old(Unchanged l, Deleted r, Agreed b) -> create(RIGHT, l.now(), b);
      case Old(Edited l, Unchanged r, Agreed b) -> replace(RIGHT, l.now(), r.now(), b);
      case Old(Edited l, Edited r, Agreed b) -> overwritten(l.now(), r.now(), b);
      case Old(Edited l, Deleted r, Agreed b) -> create(RIGHT, l.now(), b);
      case Old(Deleted l, Unchanged r, Agreed b) -> Optional.of(new Delete(RIGHT, r.now()));
      case Old(Deleted l, Edited r, Agreed b) -> Optional.of(new Delete(RIGHT, r.now()));
      case Old(Deleted l, Deleted r, Agreed b) -> Optional.of(new Forget(b));
      case New(Added l, Added r) -> overwritten(l.now(), r.now());
      case New(Added l, Absent r) -> create(RIGHT, l.now());
      case New(Absent l, Added r) -> create(LEFT, r.now());
      case New(Absent l, Absent r) -> Optional.empty();
    };
  }

  private static Optional<Step> overwritten(Held left, Held right, Agreed base) {
    return Delta.sameMeaning(left, right)
        ? Optional.of(new Note(new Agreed(left, right)))
        : replace(RIGHT, left, right, base);
  }

  private static Optional<Step> overwritten(Held left, Held right) {
    return Optional.of(
        Delta.sameMeaning(left, right)
            ? new Link(new Agreed(left, right))
            : new Replace(RIGHT, left, right, Optional.empty()));
  }

  private static Optional<Step> note(Held left, Held right, Agreed base) {
    Agreed now = new Agreed(left, right);
    return now.equals(base) ? Optional.empty() : Optional.of(new Note(now));
  }

  private static Optional<Step> reconcile(Held left, Held right, Agreed base) {
    return Optional.of(
        Delta.sameMeaning(left, right)
            ? new Note(new Agreed(left, right))
            : Reconciliation.of(left, right, Optional.of(base)));
  }

  private static Optional<Step> meet(Held left, Held right) {
    return Optional.of(
        Delta.sameMeaning(left, right)
            ? new Link(new Agreed(left, right))
            : Reconciliation.of(left, right, Optional.empty()));
  }

  private static Optional<Step> adopt(Held left, Held right) {
    return Optional.of(
        Delta.sameMeaning(left, right)
            ? new Link(new Agreed(left, right))
            : new Replace(LEFT, right, left, Optional.empty()));
  }

  private static Optional<Step> create(Side on, Held source) {
    return Optional.of(new Create(on, source, Optional.empty()));
  }

  private static Optional<Step> create(Side on, Held source, Agreed base) {
    return Optional.of(new Create(on, source, Optional.of(base)));
  }

  private static Optional<Step> replace(Side on, Held source, Held target, Agreed base) {
    return Optional.of(new Replace(on, source, target, Optional.of(base)));
  }
}

package org.kalends.core.sync;

import java.util.List;
import java.util.Optional;
import org.kalends.core.merge.Disagreement;
import org.kalends.ics.Document;

/** What a plan has decided about one item. */
public sealed interface Step {
  String uid();

  /** What the item is called, for messages; empty where it says nothing. */
  String title();

  /** Something to be written on one side. */
  sealed interface Change extends Step {
    /** The side that is written. */
    Side on();

    /** What that side holds before. */
    Optional<Held> before();

    /** What the other side holds; empty where it has no such item. */
    Optional<Held> opposite();

    /** Whether that side does not hold the item any more afterwards. */
    default boolean deletes() {
      return false;
    }

    @Override
    default String uid() {
      return comes().uid();
    }

    @Override
    default String title() {
      return comes().title();
    }

    private Held comes() {
      return opposite().or(this::before).orElseThrow();
    }
  }

  /** The other side's item comes to a side that has none. */
  record Create(Side on, Held source, Optional<Agreed> base) implements Change {
    @Override
    public Optional<Held> before() {
      return Optional.empty();
    }

    @Override
    public Optional<Held> opposite() {
      return Optional.of(source);
    }
  }

  /** The other side's item comes in place of what a side holds. */
  record Replace(Side on, Held source, Held target, Optional<Agreed> base) implements Change {
    @Override
    public Optional<Held> before() {
      return Optional.of(target);
    }

    @Override
    public Optional<Held> opposite() {
      return Optional.of(source);
    }
  }

  /** What the other side has not any more goes. */
  record Delete(Side on, Held target) implements Change {
    @Override
    public Optional<Held> before() {
      return Optional.of(target);
    }

    @Override
    public Optional<Held> opposite() {
      return Optional.empty();
    }

    @Override
    public boolean deletes() {
      return true;
    }
  }

  /**
   * What one side is given of a merge. Only when both sides have theirs do they agree; until then
   * the base says which half is still to be told ({@link HalfMerge}).
   *
   * @param other what the other side holds meanwhile
   */
  record Patch(Side on, Held target, Held other, Document document, Optional<Agreed> base)
      implements Change {
    @Override
    public Optional<Held> before() {
      return Optional.of(target);
    }

    @Override
    public Optional<Held> opposite() {
      return Optional.of(other);
    }
  }

  /** Both sides have changed different things; each is given what it lacks. */
  record Merge(Held left, Held right, Optional<Agreed> base, Document toLeft, Document toRight)
      implements Step {
    /** What that side is given. */
    public Patch patch(Side on) {
      return on == Side.LEFT
          ? new Patch(on, left, right, toLeft, base)
          : new Patch(on, right, left, toRight, base);
    }

    @Override
    public String uid() {
      return left.uid();
    }

    @Override
    public String title() {
      return left.title();
    }
  }

  /**
   * Both versions stay: the right side's under the UID, the left side's as an item of its own.
   *
   * @param original done once the copy is there
   */
  record Fork(Replace original, String copyUid, Document copy) implements Step {
    @Override
    public String uid() {
      return original.uid();
    }

    @Override
    public String title() {
      return original.target().title();
    }
  }

  /** A side goes back to what it held before a run. */
  record Restore(Side on, Reversal whole) implements Change {
    @Override
    public Optional<Held> before() {
      return whole.now(on);
    }

    /** What it is to hold; empty where it is not to have the item. */
    public Optional<Document> text() {
      return whole.goal().on(on);
    }

    @Override
    public Optional<Held> opposite() {
      return whole.now(on.other());
    }

    @Override
    public String uid() {
      return whole.uid();
    }

    @Override
    public String title() {
      return whole.title();
    }

    @Override
    public boolean deletes() {
      return text().isEmpty();
    }
  }

  /** Something to be remembered; neither side is written. */
  sealed interface Bookkeeping extends Step {
    /** What both sides hold, or last held. */
    Agreed agreed();

    /** What the base says from now on. */
    default Optional<Agreed> now() {
      return Optional.of(agreed());
    }

    @Override
    default String uid() {
      return agreed().uid();
    }

    @Override
    default String title() {
      return agreed().left().title();
    }
  }

  /** Both sides hold the same without having agreed on it before. */
  record Link(Agreed agreed) implements Bookkeeping {}

  /** Both sides still say the same, but it lies elsewhere, or in other words. */
  record Note(Agreed agreed) implements Bookkeeping {}

  /** Neither side holds the item any more. */
  record Forget(Agreed agreed) implements Bookkeeping {
    @Override
    public Optional<Agreed> now() {
      return Optional.empty();
    }
  }

  /** Something that is not done in this run. */
  sealed interface Open extends Step {
    /** Whether it waits for somebody to decide between the two sides. */
    boolean isForSomeone();
  }

  /**
   * Both sides have changed the same. Both keep what they have until someone decides.
   *
   * @param disagreements what they do not agree on, property by property
   */
  record Conflict(Held left, Held right, Optional<Agreed> base, List<Disagreement> disagreements)
      implements Open {
    public Conflict {
      disagreements = List.copyOf(disagreements);
    }

    @Override
    public boolean isForSomeone() {
      return true;
    }

    /** What that side says. */
    public Held on(Side side) {
      return side == Side.LEFT ? left : right;
    }

    @Override
    public String uid() {
      return left.uid();
    }

    @Override
    public String title() {
      return left.title();
    }
  }

  /** A change that is due but not made. */
  sealed interface Deferred extends Open {
    /** What is due. */
    Change change();

    @Override
    default String uid() {
      return change().uid();
    }

    @Override
    default String title() {
      return change().title();
    }
  }

  /** A change that this run was not asked for, or may not make. */
  record Parked(Change change, Reason reason) implements Deferred {
    @Override
    public boolean isForSomeone() {
      return reason == Reason.TOO_MANY_DELETIONS || reason == Reason.ONCE_SYNCED;
    }
  }

  /** A change that the side would not take: it has refused the very same before. */
  record Withheld(Change change, Refusal refusal) implements Deferred {
    @Override
    public boolean isForSomeone() {
      return false;
    }
  }

  /** Why a change is parked. */
  enum Reason {
    /** It goes the way that was not asked for: a push while pulling, a pull while pushing. */
    NOT_ASKED,
    /** The side that it would change takes no changes. */
    READ_ONLY,
    /** It is one of more deletions than a run makes without being told to. */
    TOO_MANY_DELETIONS,
    /** Another tool had the item in step, and it has gone from one side since. */
    ONCE_SYNCED,
    /** The item has changed since the run that is to be undone. */
    CHANGED_SINCE
  }
}

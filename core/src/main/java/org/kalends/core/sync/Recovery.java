package org.kalends.core.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.merge.Dropped;
import org.kalends.ics.Document;

/**
 * What has become of the writes of a run that ended early.
 *
 * @param settled what the base is to say of items whose writes were made, at least in part, or may
 *     have been
 * @param undone writes that were not made
 */
record Recovery(List<Settled> settled, List<Step.Change> undone) {
  /** Nothing was open. */
  static final Recovery NONE = new Recovery(List.of(), List.of());

  private static final Place WHERE_NEW_ONES_GO = new Place("");

  /**
   * The same knowledge of that side, doubting what was to be written there, what was to come from
   * there, and what was to be deleted because it had gone there: it may be back with the version
   * that is known (an ETag made from the content), or a listing without it was wrong. Not what is
   * to come from a folder that is known to hold it: it tells a deleted override by what it knows.
   */
  static Known doubting(Side side, Known known, List<Intent> intents) {
    Map<String, Place> places = new HashMap<>();
    for (Intent intent : intents) {
      Step.Change change = intent.change();
      if (change.on() == side) {
        Optional<Place> before = change.before().map(Held::place);
        places.put(change.uid(), before.orElse(WHERE_NEW_ONES_GO));
      } else if (side == Side.RIGHT
          || change instanceof Step.Delete
          || !known.items().containsKey(change.uid())) {
        Optional<Place> there = change.opposite().map(Held::place);
        there
            .or(() -> seat(known, change.uid()))
            .ifPresent(place -> places.putIfAbsent(change.uid(), place));
      }
    }
    return known.doubting(places);
  }

  private static Optional<Place> seat(Known known, String uid) {
    return Optional.ofNullable(known.items().get(uid)).map(Known.Seat::place);
  }

  /**
   * The same, telling of all that was to be written, on either side. What a side does not tell of
   * is as both last agreed, also where the base says something else once this is remembered.
   */
  static Snapshot telling(Side side, Snapshot snapshot, List<Intent> intents, Base last) {
    if (intents.isEmpty()) {
      return snapshot;
    }
    Map<String, Held> changed = new HashMap<>(snapshot.changed());
    for (String uid : uids(intents)) {
      Optional<Held> known = Optional.ofNullable(last.agreed().get(uid)).map(one -> one.on(side));
      if (!snapshot.unreadable().contains(uid)) {
        snapshot.now(uid, known).ifPresent(held -> changed.put(uid, held));
      }
    }
    return snapshot.withChanged(changed);
  }

  /** Goes by what both sides tell of the items; what cannot be read stays open. */
  static Recovery of(List<Intent> intents, Snapshot left, Snapshot right, Base base) {
    List<Settled> settled = new ArrayList<>();
    List<Step.Change> undone = new ArrayList<>();
    for (Intent intent : intents) {
      String uid = intent.change().uid();
      if (left.unreadable().contains(uid) || right.unreadable().contains(uid)) {
        continue;
      }
      Snapshot there = intent.change().on() == Side.LEFT ? left : right;
      Optional<Held> now = Optional.ofNullable(there.changed().get(uid));
      Optional<Agreed> agreed = Optional.ofNullable(base.agreed().get(uid));
      settled(intent, now, agreed).ifPresentOrElse(settled::add, () -> undone.add(intent.change()));
    }
    return new Recovery(settled, undone);
  }

  /**
   * What is to be remembered of a write; empty where it was not made.
   *
   * @param now what the side that was to be written holds
   */
  static Optional<Settled> settled(Intent intent, Optional<Held> now, Optional<Agreed> base) {
    Step.Change change = intent.change();
    Optional<Document> before = change.before().map(Held::document);
    Optional<Document> found = now.map(Held::document);
    Optional<Document> last = base.map(agreed -> agreed.on(change.on()).document());
    return switch (Fate.of(before, last, intent.document(), found)) {
      case UNDONE -> Optional.empty();
      case DONE ->
          // Of an undo this may be half: the other side follows as it would follow any change.
          change instanceof Step.Restore
              ? left(change, found, base)
              : left(change, intent.document(), now.flatMap(held -> agreed(intent, held, base)));
      case TORN ->
          change instanceof Step.Patch
              ? left(change, intent.document(), base)
              : left(change, found, now.flatMap(held -> halfway(change, held, base)));
      case OVERTAKEN -> left(change, intent.document(), base);
    };
  }

  /** What the run left on the side that it wrote, and what the base is to say. */
  private static Optional<Settled> left(
      Step.Change change, Optional<Document> there, Optional<Agreed> now) {
    Texts after = Texts.of(change.on(), there, change.opposite().map(Held::document));
    return Optional.of(new Settled(change, now, after));
  }

  /**
   * What someone did to the item since is then an edit of what was written. What is not there of it
   * was not brought: it comes once more, rather than that it goes from the other side, too.
   */
  private static Optional<Agreed> agreed(Intent intent, Held now, Optional<Agreed> base) {
    Step.Change change = intent.change();
    Optional<Document> before = change.before().map(Held::document);
    Document written = intent.document().orElseThrow();
    // A server may drop parts of what it takes; a folder drops nothing, but it may be torn.
    if (change.on() == Side.RIGHT) {
      return Optional.of(whole(change, written, now, Dropped.of(before, written, now.document())));
    }
    Unwritten unwritten = Unwritten.of(before, written, now.document());
    if (unwritten.isNothing()) {
      return Optional.of(whole(change, written, now, Dropped.NOTHING));
    }
    return change instanceof Step.Patch ? base : Optional.of(part(change, written, now, unwritten));
  }

  /** All that was to be written came, but for what was dropped of it. */
  private static Agreed whole(Step.Change change, Document written, Held now, Dropped dropped) {
    Agreed agreed =
        change instanceof Step.Patch patch
            ? HalfMerge.agreed(patch, now, dropped)
            : Agreed.of(change.on(), stored(now, written), change.opposite().orElseThrow());
    return dropped.isNothing()
        ? agreed
        : new Agreed(without(dropped, agreed.left()), without(dropped, agreed.right()));
  }

  /** Both sides as they would be, had no more been told of than came. */
  private static Agreed part(Step.Change change, Document written, Held now, Unwritten unwritten) {
    Held other = change.opposite().orElseThrow();
    Document there = unwritten.from(other.document());
    return Agreed.of(
        change.on(),
        stored(now, unwritten.from(written)),
        new Held(other.uid(), other.place(), Version.NONE, there));
  }

  private static Held without(Dropped dropped, Held held) {
    return new Held(held.uid(), held.place(), Version.NONE, dropped.from(held.document()));
  }

  private static Held stored(Held now, Document written) {
    return Delta.sameMeaning(now.document(), written)
        ? now
        : new Held(now.uid(), now.place(), Version.NONE, written);
  }

  /**
   * As if both sides had always been as that side is now, so that the other side's text comes,
   * whatever it is by now; what the other side never had is new. Only folders tear; a text on a
   * server that seems torn was edited.
   */
  private static Optional<Agreed> halfway(Step.Change change, Held now, Optional<Agreed> base) {
    Side on = change.on();
    Optional<Held> last = base.map(agreed -> agreed.on(on.other()));
    if (on == Side.RIGHT && last.isPresent()) {
      return Optional.of(Agreed.of(on, now, last.get()));
    }
    return last.or(change::opposite)
        .map(held -> new Held(now.uid(), held.place(), Version.NONE, now.document()))
        .map(there -> Agreed.of(on, now, there));
  }

  /** The base as it is once this is remembered. */
  Base onto(Base base) {
    Map<String, Agreed> agreed = new HashMap<>(base.agreed());
    for (Settled one : settled) {
      String uid = one.step().uid();
      one.now().ifPresentOrElse(now -> agreed.put(uid, now), () -> agreed.remove(uid));
    }
    int size = base.size() + agreed.size() - base.agreed().size();
    return new Base(agreed, size, base.onceSynced(), base.refusals());
  }

  /** The items that are looked at. */
  static Set<String> uids(List<Intent> intents) {
    Set<String> uids = new HashSet<>();
    intents.forEach(intent -> uids.add(intent.change().uid()));
    return uids;
  }
}

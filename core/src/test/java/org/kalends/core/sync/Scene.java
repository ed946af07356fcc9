package org.kalends.core.sync;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.kalends.ics.Document;

/** What both sides hold and what they agreed on, told in words. */
final class Scene {
  private final Map<String, Agreed> base = new HashMap<>();
  private final Map<Side, Happened> sides =
      new EnumMap<>(Map.of(Side.LEFT, new Happened(), Side.RIGHT, new Happened()));
  private final Set<String> onceSynced = new HashSet<>();
  private final Map<String, List<Refusal>> refusals = new HashMap<>();

  private static final class Happened {
    private final Map<String, Held> changed = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();
    private final List<ItemProblem> problems = new ArrayList<>();
    private boolean writable = true;
  }

  /** Both sides once held that item. */
  Scene agreed(String uid, String title) {
    base.put(uid, new Agreed(held(uid, title, "1"), held(uid, title, "1")));
    return this;
  }

  /** Both sides once held that many items: item-0, item-1 and so on. */
  Scene agreed(int count) {
    IntStream.range(0, count).forEach(i -> agreed("item-" + i, "Item " + i));
    return this;
  }

  /** A side holds this now: an item that is new, or in a new version. */
  Scene holds(Side side, String uid, String title) {
    sides.get(side).changed.put(uid, held(uid, title, "2"));
    return this;
  }

  /** A side holds that item "a" now. */
  Scene holds(Side side, Document document) {
    sides.get(side).changed.put("a", held("a", document, "2"));
    return this;
  }

  Scene lost(Side side, String uid) {
    sides.get(side).missing.add(uid);
    return this;
  }

  /** A side has lost that many of the items agreed on. */
  Scene lost(Side side, int count) {
    IntStream.range(0, count).forEach(i -> lost(side, "item-" + i));
    return this;
  }

  Scene unreadable(Side side, String uid) {
    sides.get(side).unreadable.add(uid);
    return problem(side);
  }

  Scene problem(Side side) {
    sides.get(side).problems.add(new ItemProblem("there", "", "damaged", "Mend it."));
    return this;
  }

  Scene readOnly(Side side) {
    sides.get(side).writable = false;
    return this;
  }

  /** Another tool had that item in step. */
  Scene onceSynced(String uid) {
    onceSynced.add(uid);
    return this;
  }

  /** Each side has refused what would be written there now. */
  Scene refused() {
    for (Side side : Side.values()) {
      plan(Policy.TWO_WAY.withRetries(true)).changes(side).forEach(this::refused);
    }
    return this;
  }

  /** That side has refused this very change. */
  Scene refused(Step.Change change) {
    ItemProblem problem = new ItemProblem("there", "", "too odd", "Change it.");
    refusals
        .computeIfAbsent(change.uid(), uid -> new ArrayList<>())
        .add(Refusal.of(Intent.of(change), problem, Lasts.WHILE_UNCHANGED));
    return this;
  }

  Plan plan() {
    return plan(Policy.TWO_WAY);
  }

  Plan plan(Policy policy) {
    return Plan.between(snapshot(Side.LEFT), snapshot(Side.RIGHT), base(), policy);
  }

  /** With these refusals of another scene. */
  Plan plan(Map<String, List<Refusal>> refusals) {
    this.refusals.putAll(refusals);
    return plan();
  }

  Plan overwrite() {
    return Plan.overwrite(snapshot(Side.LEFT), snapshot(Side.RIGHT), base(), Policy.TWO_WAY);
  }

  Plan discard() {
    return Plan.discard(snapshot(Side.LEFT), snapshot(Side.RIGHT), base(), uid -> true);
  }

  Agreed agreed(String uid) {
    return base.get(uid);
  }

  Base base() {
    return new Base(base, base.size(), onceSynced, refusals);
  }

  Snapshot snapshot(Side side) {
    Happened now = sides.get(side);
    return new Snapshot(
        now.changed,
        now.missing,
        now.unreadable,
        now.problems,
        now.writable,
        Optional.of("marker of " + side));
  }

  /** An item as these scenes have it; the version tells before from after. */
  static Held held(String uid, String title, String version) {
    return held(uid, event(uid, title), version);
  }

  static Held held(String uid, Document document, String version) {
    return new Held(uid, new Place("/" + uid), new Version(version), document);
  }

  static Document event(String uid, String title) {
    return document(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:%s
        DTSTAMP:20250101T000000Z
        DTSTART:20250320T150000Z
        DTEND:20250320T160000Z
        SUMMARY:%s
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(uid, title));
  }

  static Document document(String text) {
    byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return Document.parse(bytes).document();
  }
}

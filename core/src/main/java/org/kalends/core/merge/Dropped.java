package org.kalends.core.merge;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.ics.Component;
import org.kalends.ics.Document;

/**
 * What a server was given of an item, and does not hold; nor did it hold it before, so that nobody
 * can have taken it away before that. What has something else of its name in its place was changed,
 * not dropped.
 */
public final class Dropped {
  public static final Dropped NOTHING = new Dropped(Map.of());

  private final Map<Contents.Key, Set<Slot>> slots;

  private Dropped(Map<Contents.Key, Set<Slot>> slots) {
    this.slots = slots;
  }

  /**
   * Compares.
   *
   * @param before what it held before; empty if it did not have the item
   */
  public static Dropped of(Optional<Document> before, Document given, Document now) {
    Contents sent = Contents.of(given);
    Contents kept = Contents.of(now);
    Optional<Contents> old = before.map(Contents::of);
    Map<Contents.Key, Set<Slot>> slots = new LinkedHashMap<>();
    for (Contents.Key key : sent.components().keySet()) {
      if (kept.components().containsKey(key)) {
        Set<Slot> had = old.map(contents -> slots(contents, key)).orElse(Set.of());
        Set<Slot> lost = lost(had, slots(sent, key), slots(kept, key));
        if (!lost.isEmpty()) {
          slots.put(key, lost);
        }
      }
    }
    return new Dropped(slots);
  }

  private static Set<Slot> slots(Contents contents, Contents.Key key) {
    return Optional.ofNullable(contents.components().get(key))
        .map(component -> Said.of(component, contents.known()).values().keySet())
        .orElse(Set.of());
  }

  private static Set<Slot> lost(Set<Slot> had, Set<Slot> given, Set<Slot> now) {
    Set<Slot> came = new HashSet<>(now);
    came.removeAll(given);
    Set<String> changed = came.stream().map(Slot::name).collect(Collectors.toSet());
    Set<Slot> lost = new LinkedHashSet<>(given);
    lost.removeAll(had);
    lost.removeIf(slot -> now.contains(slot) || changed.contains(slot.name()));
    return lost;
  }

  /** Whether nothing was. */
  public boolean isNothing() {
    return slots.isEmpty();
  }

  /** The document without it. */
  public Document from(Document document) {
    Contents contents = Contents.of(document);
    Map<Contents.Key, Component> rest = new LinkedHashMap<>(contents.components());
    slots.forEach((key, lost) ->
        rest.computeIfPresent(
            key,
            (k, component) ->
                Patch.of(
                    Said.of(component, contents.known()),
                    lost,
                    Said.of(Component.of(key.name(), List.of()), contents.known()))));
    return rest.equals(contents.components())
        ? document
        : contents.with(new Contents(document, contents.calendar(), rest, contents.zones()));
  }
}

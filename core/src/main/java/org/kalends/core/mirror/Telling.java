package org.kalends.core.mirror;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.kalends.core.mirror.Projection.Part;
import org.kalends.core.mirror.Window.Span;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Version;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** What one reading of the source tells: items as the target is to have them. */
final class Telling {
  private static final int VERSION_LENGTH = 16;

  private final MirrorSpec spec;
  private final Span span;
  private final String label;
  private final Map<String, Origin> origins;
  private final Map<String, Map<String, Origin>> bySource = new HashMap<>();
  private final Set<String> unreadable;
  private final Map<String, Held> held = new TreeMap<>();
  private final List<ItemProblem> withheld = new ArrayList<>();

  /**
   * @param label of the source
   * @param origins of what the target has, by its UID
   * @param unreadable UIDs of the source
   */
  Telling(
      MirrorSpec spec,
      Span span,
      String label,
      Map<String, Origin> origins,
      Set<String> unreadable) {
    this.spec = spec;
    this.span = span;
    this.label = label;
    this.origins = origins;
    this.unreadable = new HashSet<>(unreadable);
    origins.forEach(
        (key, one) -> bySource.computeIfAbsent(one.uid(), uid -> new TreeMap<>()).put(key, one));
  }

  /** Takes in an item of the source. */
  void project(Held one) {
    if (unreadable.contains(one.uid()) || Provenance.isCopy(one)) {
      return;
    }
    Map<String, Origin> before = bySource.getOrDefault(one.uid(), Map.of());
    for (Item item : Item.in(one.document()).items()) {
      Projection projection = Projection.of(item, spec, span, before.values());
      if (projection.withheld()) {
        unreadable.add(one.uid());
        withheld.add(tooMany(one));
      } else {
        hold(item, projection.parts(), before);
      }
    }
  }

  private ItemProblem tooMany(Held one) {
    return new ItemProblem(
        label,
        one.title(),
        "it happens more than %d times in the window".formatted(spec.cap()),
        "Choose a shorter window or a higher cap, or mirror whole series.");
  }

  private void hold(Item item, List<Part> parts, Map<String, Origin> before) {
    Map<Origin, String> keys =
        Identities.of(
            spec,
            before,
            parts.stream().map(Part::origin).toList(),
            span,
            old -> Projection.names(item, spec, old.occurrence()));
    Dress dress = new Dress(spec);
    for (Part part : parts) {
      String key = keys.get(part.origin());
      Document document = dress.of(part.item(), key, Identities.canonical(spec, part.origin()));
      String version = Uid.digest(document.toString()).substring(0, VERSION_LENGTH);
      held.put(key, new Held(key, part.origin().place(), new Version(version), document));
    }
  }

  /**
   * What is told.
   *
   * @param looked whether what comes from there was looked at, so that it is missing if it was not
   *     found
   * @param problems of the source
   */
  Snapshot snapshot(
      Known known, Predicate<Origin> looked, List<ItemProblem> problems, String marker) {
    Map<String, Held> changed = new TreeMap<>(held);
    changed.values().removeIf(now -> isKnown(now, known));
    Set<String> keys = new HashSet<>(known.items().keySet());
    keys.addAll(known.doubted().keySet());
    keys.removeAll(held.keySet());
    Set<String> leftAlone = new HashSet<>();
    Set<String> missing = new HashSet<>();
    for (String key : keys) {
      Optional<Origin> origin = Optional.ofNullable(origins.get(key));
      if (origin.filter(one -> unreadable.contains(one.uid())).isPresent()) {
        leftAlone.add(key);
      } else if (origin.isEmpty() || looked.test(origin.get())) {
        missing.add(key);
      }
    }
    List<ItemProblem> all = new ArrayList<>(problems);
    all.addAll(withheld);
    return new Snapshot(changed, missing, leftAlone, all, false, Optional.of(marker));
  }

  private static boolean isKnown(Held now, Known known) {
    return !known.doubted().containsKey(now.uid())
        && new Known.Seat(now.place(), now.version()).equals(known.items().get(now.uid()));
  }
}

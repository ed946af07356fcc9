package org.kalends.core.mirror;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kalends.core.mirror.Window.Span;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Parameters;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.zone.Zones;

/**
 * What becomes of one item of the source: itself, or its occurrences.
 *
 * @param parts what the target is to have
 * @param withheld whether there are more occurrences than the mirror takes; then there are no parts
 */
record Projection(List<Part> parts, boolean withheld) {
  /** How far the end of a rule is looked for. */
  private static final int FAR = 10_000;

  /** What becomes one item of the target, still under the source's UID. */
  record Part(Origin origin, Item item) {}

  /**
   * The parts that happen within a span, and those that are known already and not over by then,
   * whenever they happen now.
   *
   * @param known what the target has of the item
   */
  static Projection of(Item item, MirrorSpec spec, Span span, Collection<Origin> known) {
    List<Origin> alive = known.stream().filter(one -> isAlive(one, span)).toList();
    var maker = new Maker(item, spec, span);
    return spec.mode() == MirrorSpec.Mode.INSTANCES && item.isSeries()
        ? maker.occurrences(alive)
        : maker.whole(follows(known, span));
  }

  /** Whether the target has it as a whole, or occurrences one of which it is to become. */
  private static boolean follows(Collection<Origin> known, Span span) {
    return known.stream()
        .filter(one -> one.occurrence().equals(Origin.WHOLE))
        .findFirst()
        .map(whole -> isAlive(whole, span))
        .orElse(known.stream().anyMatch(one -> isAlive(one, span)));
  }

  private static boolean isAlive(Origin one, Span span) {
    return !span.isAfter(one.from(), one.to());
  }

  /** Whether the rule of an item still names that occurrence, be it excluded or not. */
  static boolean names(Item item, MirrorSpec spec, String occurrence) {
    Item bare =
        new Item(
            item.uid(),
            item.kind(),
            item.master().map(master -> master.without("EXDATE").without("EXRULE")),
            List.of(),
            List.of(),
            item.zones());
    return When.read(occurrence, Parameters.NONE)
        .flatMap(Occurrences.of(bare, spec.zone())::at)
        .isPresent();
  }

  private record Maker(Item item, MirrorSpec spec, Span span, Occurrences all) {
    Maker(Item item, MirrorSpec spec, Span span) {
      this(item, spec, span, Occurrences.of(item, spec.zone()));
    }

    Projection whole(boolean known) {
      Optional<Occurrence> first = all.all().findFirst();
      boolean wanted =
          known || first.isEmpty() || all.between(span.from(), span.to()).findAny().isPresent();
      boolean gone = spec.mode() == MirrorSpec.Mode.INSTANCES && isCancelled(item.master());
      if (!wanted || gone) {
        return new Projection(List.of(), false);
      }
      Instant from = first.map(Occurrence::from).orElse(Instant.MIN);
      Origin origin =
          new Origin(item.uid(), Origin.WHOLE, from, first.isEmpty() ? Instant.MAX : end());
      return new Projection(List.of(new Part(origin, item)), false);
    }

    /** When the last one is over; a rule that goes on for very long is taken as endless. */
    private Instant end() {
      if (all.endless()) {
        return Instant.MAX;
      }
      List<Instant> ends = all.all().limit(FAR + 1L).map(Occurrence::to).toList();
      return ends.size() > FAR
          ? Instant.MAX
          : ends.stream().max(Instant::compareTo).orElse(Instant.MAX);
    }

    Projection occurrences(List<Origin> alive) {
      List<Occurrence> within = all.between(span.from(), span.to()).limit(spec.cap() + 1L).toList();
      if (within.size() > spec.cap()) {
        return new Projection(List.of(), true);
      }
      Map<String, Occurrence> found = new TreeMap<>();
      Stream<Occurrence> elsewhere =
          alive.stream()
              .flatMap(one -> When.read(one.occurrence(), Parameters.NONE).stream())
              .flatMap(id -> all.at(id).stream());
      Zones zones = Zones.of(item.zones());
      Stream.concat(within.stream(), elsewhere)
          .filter(one -> !isCancelled(Optional.of(one.component())))
          .forEach(one -> found.putIfAbsent(Origin.occurrence(one.id(), zones, spec.zone()), one));
      List<Part> parts = new ArrayList<>();
      found.forEach((id, one) -> parts.add(part(id, one)));
      return new Projection(List.copyOf(parts), false);
    }

    private Part part(String id, Occurrence one) {
      Origin origin = new Origin(item.uid(), id, one.from(), one.to());
      Optional<Component> single = Optional.of(Single.of(one));
      return new Part(
          origin, new Item(item.uid(), item.kind(), single, List.of(), List.of(), item.zones()));
    }

    private static boolean isCancelled(Optional<Component> component) {
      return component
          .flatMap(one -> one.text("STATUS"))
          .filter("CANCELLED"::equalsIgnoreCase)
          .isPresent();
    }
  }
}

package org.kalends.core.mirror;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kalends.core.mirror.Projection.Part;
import org.kalends.core.mirror.Window.Span;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Version;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.recur.Occurrences;

/**
 * The source as the target is to be: a replica whose items are what the policy makes of those of
 * the source. It is never written. What is over before the window begins is not looked at any more:
 * it is neither changed nor missing.
 */
final class SourceView implements Replica {
  private final Replica source;
  private final BaseStore store;
  private final MirrorSpec spec;
  private final Span span;
  private volatile Optional<Seen> seen = Optional.empty();
  private volatile boolean quiet;

  SourceView(Replica source, BaseStore store, MirrorSpec spec, LocalDate today) {
    this.source = source;
    this.store = store;
    this.spec = spec;
    this.span = spec.window().on(today, spec.zone());
  }

  @Override
  public String label() {
    return source.label();
  }

  /** Remembers what the last reading has told of the source. */
  void remember() throws IOException {
    if (seen.isPresent()) {
      seen.get().remember();
    }
  }

  /** Whether by the last reading nothing is other than it was when both sides last agreed. */
  boolean isQuiet() {
    return quiet;
  }

  /** Whether an item of the target is one that this looks after still. */
  boolean covers(Origin origin) {
    return !span.isAfter(origin.from(), origin.to());
  }

  /** Whether nothing of an item happens after the window has begun. */
  boolean isOver(Item item) {
    var all = Occurrences.of(item, spec.zone());
    return all.from(span.from()).findAny().isEmpty() && all.all().findAny().isPresent();
  }

  @Override
  public Snapshot read(Known known) throws IOException {
    Seen now = Seen.look(source, store);
    seen = Optional.of(now);
    String marker = marker(now);
    var view = new View(known, unreadable(now, known));
    quiet = known.doubted().isEmpty() && known.marker().filter(marker::equals).isPresent();
    if (!quiet) {
      now.items().values().forEach(view::project);
    }
    return view.snapshot(now.news().problems(), quiet, marker);
  }

  /**
   * What cannot be read now. Something that this has never seen, or has forgotten, may be behind a
   * problem, too.
   */
  private static Set<String> unreadable(Seen now, Known known) {
    Set<String> unreadable = new HashSet<>(now.news().unreadable());
    if (!now.news().problems().isEmpty()) {
      Set<String> told = now.versions().keySet();
      known.items().values().stream()
          .flatMap(seat -> Origin.of(seat.place()).stream())
          .map(Origin::uid)
          .filter(uid -> !told.contains(uid) && !now.news().missing().contains(uid))
          .forEach(unreadable::add);
    }
    return unreadable;
  }

  /** The same for the same source on the same day under the same policy. */
  private String marker(Seen now) {
    List<String> parts = new ArrayList<>(List.of(spec.toString(), span.toString()));
    now.versions()
        .forEach((uid, version) -> {
          parts.add(uid);
          parts.add(version.value());
        });
    return Uid.digest(parts.toArray(String[]::new));
  }

  /** What is told of one reading. */
  private final class View {
    private final Known known;
    private final Set<String> unreadable;
    private final Map<String, Map<String, Origin>> origins = new HashMap<>();
    private final Map<String, Held> held = new TreeMap<>();
    private final List<ItemProblem> withheld = new ArrayList<>();

    View(Known known, Set<String> unreadable) {
      this.known = known;
      this.unreadable = new HashSet<>(unreadable);
      known
          .items()
          .forEach((key, seat) -> {
            Origin.of(seat.place())
                .ifPresent(origin ->
                    origins.computeIfAbsent(origin.uid(), uid -> new TreeMap<>()).put(key, origin));
          });
    }

    void project(Held one) {
      if (unreadable.contains(one.uid()) || Provenance.isCopy(one)) {
        return;
      }
      Map<String, Origin> before = origins.getOrDefault(one.uid(), Map.of());
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
          source.label(),
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
        String canonical = Identities.canonical(spec, part.origin());
        Document document = dress.of(part.item(), key, canonical);
        Version version = new Version(Uid.digest(document.toString()).substring(0, 16));
        held.put(key, new Held(key, part.origin().place(), version, document));
      }
    }

    Snapshot snapshot(List<ItemProblem> problems, boolean quiet, String marker) {
      Map<String, Held> changed = new TreeMap<>();
      held.forEach((key, now) -> {
        Known.Seat seat = new Known.Seat(now.place(), now.version());
        if (known.doubted().containsKey(key) || !seat.equals(known.items().get(key))) {
          changed.put(key, now);
        }
      });
      Set<String> leftAlone = new HashSet<>();
      Set<String> missing = new HashSet<>();
      known
          .items()
          .forEach((key, seat) -> {
            Optional<Origin> origin = Origin.of(seat.place());
            if (origin.filter(one -> unreadable.contains(one.uid())).isPresent()) {
              leftAlone.add(key);
            } else if (!quiet
                && !held.containsKey(key)
                && origin.filter(one -> !covers(one)).isEmpty()) {
              missing.add(key);
            }
          });
      known
          .doubted()
          .forEach((key, place) -> {
            boolean over = Origin.of(place).filter(one -> !covers(one)).isPresent();
            if (!over && !held.containsKey(key) && !leftAlone.contains(key)) {
              missing.add(key);
            }
          });
      List<ItemProblem> all = new ArrayList<>(problems);
      all.addAll(withheld);
      return new Snapshot(changed, missing, leftAlone, all, false, Optional.of(marker));
    }
  }

  /** Never asked for: a mirror brings nothing to the source. */
  @Override
  public Optional<Held> find(String uid, Place place) {
    throw new IllegalStateException("the source of a mirror is not asked for " + uid);
  }

  @Override
  public List<Written> write(List<Write> writes) {
    throw new IllegalStateException("the source of a mirror is never written");
  }
}

package org.kalends.core.mirror;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.kalends.core.mirror.Window.Span;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Version;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Item;
import org.kalends.ics.recur.Occurrences;

/**
 * The source as the target is to be: a replica whose items are what the policy makes of those of
 * the source. It is never written. What is over before the window begins is not looked at any more:
 * it is neither changed nor missing.
 */
final class SourceView implements Replica {
  private final Replica source;
  private final Books books;
  private final MirrorSpec spec;
  private final Span span;
  private volatile Optional<Seen> seen = Optional.empty();
  private volatile boolean quiet;

  SourceView(Replica source, Books books, MirrorSpec spec, LocalDate today) {
    this.source = source;
    this.books = books;
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
    Seen now = Seen.look(source, books.seen());
    seen = Optional.of(now);
    // Only where both sides agreed on all that was known does the news tell all that is new.
    boolean settled = known.marker().filter(marker(now.knownVersions())::equals).isPresent();
    boolean newsOnly = settled && known.doubted().isEmpty();
    quiet = newsOnly && now.isUnchanged();
    Map<String, Origin> origins = origins(known);
    var telling = new Telling(spec, span, source.label(), origins, unreadable(now, origins));
    (newsOnly ? now.news().changed() : now.items()).values().forEach(telling::project);
    Predicate<Origin> told = one -> covers(one) && (!newsOnly || now.isNews(one.uid()));
    return telling.snapshot(known, told, now.news().problems(), marker(now.versions()));
  }

  /**
   * Where what the target has comes from. Where a run that ended early may have brought what is
   * over back into the window, it counts as brought.
   */
  private Map<String, Origin> origins(Known known) throws IOException {
    Map<String, Origin> origins = new TreeMap<>();
    known.doubted().forEach((key, place) -> put(origins, key, place));
    known.items().forEach((key, seat) -> put(origins, key, seat.place()));
    for (Intent intent : books.base().intents()) {
      Step.Change change = intent.change();
      Optional<Origin> last = Optional.ofNullable(origins.get(change.uid()));
      if (last.filter(this::covers).isEmpty()) {
        change.opposite().ifPresent(held -> put(origins, change.uid(), held.place()));
      }
    }
    return origins;
  }

  private static void put(Map<String, Origin> origins, String key, Place place) {
    Origin.of(place).ifPresent(origin -> origins.put(key, origin));
  }

  /**
   * What cannot be read now. Something that this has never seen, or has forgotten, may be behind a
   * problem, too.
   */
  private static Set<String> unreadable(Seen now, Map<String, Origin> origins) {
    Set<String> unreadable = new HashSet<>(now.news().unreadable());
    if (!now.news().problems().isEmpty()) {
      Set<String> told = now.versions().keySet();
      origins.values().stream()
          .map(Origin::uid)
          .filter(uid -> !told.contains(uid) && !now.news().missing().contains(uid))
          .forEach(unreadable::add);
    }
    return unreadable;
  }

  /** The same for the same source on the same day under the same policy. */
  private String marker(Map<String, Version> versions) {
    List<String> parts = new ArrayList<>(List.of(spec.toString(), span.toString()));
    versions.forEach((uid, version) -> {
      parts.add(uid);
      parts.add(version.value());
    });
    return Uid.digest(parts.toArray(String[]::new));
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

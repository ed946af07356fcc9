package org.kalends.core.mirror;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Snapshot;
import org.kalends.ics.Document;

/**
 * Which items of the target are a mirror's, and what it calls them: those that it knows, and those
 * that bear its mark or a UID that only it makes.
 */
final class Residents {
  static final Residents NONE = new Residents("", Known.NOTHING, Map.of());

  /** How many other UIDs are tried for an item whose own the target does not take. */
  private static final int ALIASES = 3;

  private static final String SPARE = "+";

  private final String mirror;
  private final Set<String> remembered;
  private final Map<String, Document> intended;
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, String> uids = new HashMap<>();
  private final Set<String> foreign = new HashSet<>();
  private Optional<String> marker = Optional.empty();

  /**
   * @param intended what an earlier run may have written, by UID
   */
  Residents(String mirror, Known known, Map<String, Document> intended) {
    this.mirror = mirror;
    this.remembered = known.items().keySet();
    this.intended = intended;
    known.items().forEach((key, seat) -> enter(key, Lodging.of(seat.place()).uid(key)));
    known.asked().keySet().stream()
        .filter(key -> !uids.containsKey(key))
        .forEach(key -> aliases(mirror, key).forEach(alias -> keys.putIfAbsent(alias, key)));
  }

  private void enter(String key, String uid) {
    keys.put(uid, key);
    uids.put(key, uid);
  }

  /** What else an item may be called in the target; only derived UIDs are replaced. */
  static List<String> aliases(String mirror, String key) {
    return Uid.isOf(mirror, key)
        ? IntStream.rangeClosed(1, ALIASES).mapToObj(nth -> Uid.alias(key, nth)).toList()
        : List.of();
  }

  /** What the target calls it. */
  String uid(String key) {
    return uids.getOrDefault(key, key);
  }

  /** What the mirror calls it; empty where it does not know it. */
  Optional<String> key(String uid) {
    return Optional.ofNullable(keys.get(uid));
  }

  /** Whether the target has that UID for another item of the mirror. */
  boolean isLet(String uid) {
    return key(uid).filter(other -> !other.equals(uid)).isPresent();
  }

  /** Where the target is to be asked from. */
  Optional<String> marker() {
    return marker;
  }

  /** Whether another item than the mirror's was seen to have that UID. */
  boolean isForeign(String uid) {
    return foreign.contains(uid);
  }

  boolean isOurs(Held held) {
    return keys.containsKey(held.uid()) || claim(held).isPresent();
  }

  /**
   * What the mirror calls an item that it does not know but must have made. A copy of it that
   * somebody has made has a UID of its own and is theirs, whatever mark it bears.
   */
  private Optional<String> claim(Held held) {
    Optional<String> marked =
        Provenance.of(held.document())
            .filter(mark -> mark.mirror().equals(mirror))
            .map(Provenance::key);
    String own = Uid.own(held.uid());
    return Uid.isOf(mirror, held.uid())
        ? Optional.of(own).filter(remembered::contains).or(() -> marked).or(() -> Optional.of(own))
        : marked
            .filter(held.uid()::equals)
            .or(() -> Optional.of(held.uid()).filter(uid -> isAsIntended(held)));
  }

  private boolean isAsIntended(Held held) {
    Document text = intended.get(held.uid());
    return text != null && Provenance.same(text, held.document());
  }

  /** The same knowledge in the words of the target. */
  Known actual(Known known) {
    Map<String, Known.Seat> items = new HashMap<>();
    known.items().forEach((key, seat) -> items.put(uid(key), Lodging.actual(seat)));
    Map<String, Place> doubted = new HashMap<>();
    known
        .asked()
        .forEach((key, place) -> {
          doubted.put(uid(key), Lodging.of(place).place());
          if (!uids.containsKey(key)) {
            aliases(mirror, key).forEach(alias -> doubted.put(alias, new Place("")));
          }
        });
    return new Known(items, known.marker(), doubted, Map.of());
  }

  /** What of that the mirror is told. */
  Snapshot told(Snapshot all, Known known) {
    marker = all.marker();
    Map<String, Held> changed = new TreeMap<>();
    for (String uid : new TreeSet<>(all.changed().keySet())) {
      Held held = all.changed().get(uid);
      Optional<String> key = key(uid).or(() -> lodged(held, changed.keySet(), all));
      if (key.isPresent() && !changed.containsKey(key.get())) {
        changed.put(key.get(), Lodging.known(key.get(), held));
        enter(key.get(), uid);
      } else {
        foreign.add(uid);
      }
    }
    Set<String> unreadable = keys(all.unreadable());
    Set<String> missing = keys(all.missing());
    missing.addAll(known.asked().keySet());
    missing.removeAll(changed.keySet());
    missing.removeAll(unreadable);
    return new Snapshot(
        changed,
        missing,
        unreadable,
        unreadable.isEmpty() ? List.of() : all.problems(),
        all.writable(),
        all.marker());
  }

  /**
   * What an item is called that was not known. Where the mirror has another one for the same, this
   * is one too many, and called so.
   */
  private Optional<String> lodged(Held held, Set<String> told, Snapshot all) {
    return claim(held)
        .flatMap(own -> isFree(own, told, all) ? Optional.of(own) : spare(held.uid(), told));
  }

  private boolean isFree(String key, Set<String> told, Snapshot all) {
    return !told.contains(key) && (!uids.containsKey(key) || all.missing().contains(uid(key)));
  }

  private Optional<String> spare(String uid, Set<String> told) {
    return Optional.of(uid)
        .filter(own -> Uid.isOf(mirror, own))
        .map(own -> own + SPARE)
        .filter(own -> !told.contains(own));
  }

  private Set<String> keys(Set<String> actual) {
    Set<String> found = new HashSet<>();
    for (String uid : actual) {
      String key = keys.get(uid);
      if (key != null) {
        found.add(key);
      }
    }
    return found;
  }
}

package org.kalends.core.mirror;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Tidied;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Document;

/**
 * What of the target a mirror has made. All other items there do not exist for whoever asks this;
 * none of them is ever written.
 */
final class TargetView implements Replica {
  private final Replica target;
  private final BaseStore base;
  private final String mirror;
  private volatile Residents residents = Residents.NONE;

  TargetView(Replica target, BaseStore base, String mirror) {
    this.target = target;
    this.base = base;
    this.mirror = mirror;
  }

  @Override
  public String label() {
    return target.label();
  }

  @Override
  public Snapshot read(Known known) throws IOException {
    var now = new Residents(mirror, known, intended());
    Snapshot all = target.read(now.actual(known));
    Snapshot ours = now.told(all, known);
    residents = now;
    return ours;
  }

  private Map<String, Document> intended() throws IOException {
    Map<String, Document> texts = new HashMap<>();
    for (Intent intent : base.intents()) {
      intent.document().ifPresent(text -> texts.put(intent.change().uid(), text));
    }
    return texts;
  }

  @Override
  public Optional<Held> find(String uid, Place place) throws IOException {
    Lodging lodging = Lodging.of(place);
    return target
        .find(lodging.uid(uid), lodging.place())
        .filter(held -> residents.isOurs(held))
        .map(held -> Lodging.known(uid, held));
  }

  @Override
  public List<Written> write(List<Write> writes) {
    return new Lodger(target, mirror, residents).write(writes);
  }

  @Override
  public List<ItemProblem> sweep(Set<String> uids) {
    Set<String> actual = new HashSet<>();
    uids.forEach(key -> actual.add(residents.uid(key)));
    return target.sweep(actual);
  }

  @Override
  public boolean isTidy() {
    return target.isTidy();
  }

  @Override
  public Tidied tidy(Known settled) {
    var now = new Residents(mirror, settled, Map.of());
    Tidied tidied = target.tidy(now.actual(settled));
    Map<String, Known.Seat> moved = new HashMap<>();
    tidied
        .moved()
        .forEach((uid, seat) -> {
          String key = now.key(uid).orElse(uid);
          Optional<String> alias = Optional.of(uid).filter(actual -> !actual.equals(key));
          Place word = new Lodging(seat.place(), alias).word();
          moved.put(key, new Known.Seat(word, seat.version()));
        });
    return new Tidied(moved, tidied.problems());
  }
}

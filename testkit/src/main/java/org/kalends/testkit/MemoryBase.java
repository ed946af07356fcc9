package org.kalends.testkit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.Base;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Refusal;
import org.kalends.core.sync.Settled;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;

/** A base in memory. */
public final class MemoryBase implements BaseStore {
  private final Map<String, Agreed> agreed = new TreeMap<>();
  private final Map<Side, String> markers = new EnumMap<>(Side.class);
  private final Map<Side, Map<String, Place>> written = new EnumMap<>(Side.class);
  private final List<Step> history = new ArrayList<>();
  private final Map<Write, Intent> intents = new LinkedHashMap<>();
  private final Map<Write, Refusal> refusals = new LinkedHashMap<>();
  private final Set<String> notKept = new HashSet<>();

  /** What an intent is about. */
  private record Write(String uid, Side side) {
    Write(Step.Change change) {
      this(change.uid(), change.on());
    }
  }

  /** The same as it is now. */
  public MemoryBase copy() {
    MemoryBase copy = new MemoryBase();
    copy.agreed.putAll(agreed);
    copy.markers.putAll(markers);
    copy.written.putAll(written);
    copy.history.addAll(history);
    copy.intents.putAll(intents);
    copy.refusals.putAll(refusals);
    copy.notKept.addAll(notKept);
    return copy;
  }

  /** What was agreed on, by UID. */
  public Map<String, Agreed> agreed() {
    return Map.copyOf(agreed);
  }

  /** All that was ever done, or may have been, in order. */
  public List<Step> history() {
    return List.copyOf(history);
  }

  @Override
  public Known known(Side side) {
    Map<String, Known.Seat> seats = new HashMap<>();
    agreed.forEach((uid, both) -> seats.put(uid, seat(both.on(side))));
    return markers.containsKey(side)
        ? new Known(
            seats, Optional.of(markers.get(side)), Map.of(), written.getOrDefault(side, Map.of()))
        : new Known(seats, Optional.empty());
  }

  private static Known.Seat seat(Held held) {
    return new Known.Seat(held.place(), held.version());
  }

  @Override
  public Base base(Set<String> uids) {
    Map<String, Agreed> some = new HashMap<>(agreed);
    some.keySet().retainAll(uids);
    return new Base(some, agreed.size(), Set.of(), standing());
  }

  @Override
  public void intend(List<Intent> intended) {
    intended.forEach(intent -> intents.put(new Write(intent.change()), intent));
  }

  @Override
  public List<Intent> intents() {
    return List.copyOf(intents.values());
  }

  @Override
  public void settle(List<Settled> settled, List<Step.Change> undone) {
    if (!settled.isEmpty()) {
      markers.clear();
    }
    for (Settled one : settled) {
      one.now()
          .ifPresentOrElse(
              now -> agreed.put(now.uid(), now), () -> agreed.remove(one.step().uid()));
      history.add(one.step());
      if (one.step() instanceof Step.Change change) {
        intents.remove(new Write(change));
        refusals.remove(new Write(change));
      } else {
        refusals.keySet().removeIf(write -> write.uid().equals(one.step().uid()));
      }
    }
    undone.forEach(change -> intents.remove(new Write(change)));
  }

  @Override
  public void doubt(List<Step.Change> unsettled) {
    history.addAll(unsettled);
  }

  @Override
  public void refuse(List<Refusal> refused) {
    refused.forEach(one -> refusals.put(new Write(one.uid(), one.on()), one));
  }

  @Override
  public Set<String> learn(Side side, Set<String> properties) {
    Set<String> unknown = new TreeSet<>(properties);
    unknown.removeIf(property -> !notKept.add(side + " " + property));
    return unknown;
  }

  /** Where no day ever passes, what may pass within one is not remembered. */
  private Map<String, List<Refusal>> standing() {
    return refusals.values().stream()
        .filter(one -> one.lasts() == Lasts.WHILE_UNCHANGED)
        .collect(Collectors.groupingBy(Refusal::uid));
  }

  @Override
  public void move(Side side, Map<String, Known.Seat> moved) {
    moved.forEach((uid, seat) -> agreed.computeIfPresent(uid, (u, both) -> at(both, side, seat)));
  }

  private static Agreed at(Agreed both, Side side, Known.Seat seat) {
    Held held = both.on(side);
    Held there = new Held(held.uid(), seat.place(), seat.version(), held.document());
    return Agreed.of(side, there, both.on(side.other()));
  }

  @Override
  public void mark(Side side, Optional<String> marker, Map<String, Place> since) {
    marker.ifPresentOrElse(value -> markers.put(side, value), () -> markers.remove(side));
    written.put(side, Map.copyOf(since));
  }
}

package org.kalends.core.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Write;

/**
 * What the writes of a run need to know of its read.
 *
 * @param present UIDs of the items that are there
 * @param untidy items as read whose files do not follow yet
 * @param orphaned override files that a deleted master left behind, by UID
 * @param strays those that somebody has written since the master was there, by UID
 * @param renewed new seats, by those they take the place of, for files that from now on can be told
 *     by their fingerprint
 */
record LastRead(
    Set<String> present,
    Map<String, Held> untidy,
    Map<String, Seat> orphaned,
    Map<String, Seat> strays,
    Map<Known.Seat, Known.Seat> renewed)
    implements Writer.Presence {
  static final LastRead NONE = new LastRead(Set.of(), Map.of(), Map.of(), Map.of(), Map.of());

  static LastRead of(Survey survey, Findings findings, Snapshot snapshot) {
    Set<String> present = new HashSet<>(survey.seats().keySet());
    present.removeAll(snapshot.missing());
    present.addAll(snapshot.changed().keySet());
    Map<Known.Seat, Known.Seat> renewed = new HashMap<>();
    for (String uid : survey.settled()) {
      if (!snapshot.changed().containsKey(uid)) {
        Seat seat = survey.seat(uid);
        renewed.put(known(seat), known(survey.renewed(seat)));
      }
    }
    return new LastRead(
        present, findings.untidy(), findings.orphaned(), findings.strays(), renewed);
  }

  private static Known.Seat known(Seat seat) {
    return new Known.Seat(seat.place(), seat.version());
  }

  @Override
  public boolean has(String uid) {
    return present.contains(uid);
  }

  @Override
  public Seat remains(String uid) {
    return orphaned.getOrDefault(uid, Seat.NONE);
  }

  @Override
  public Seat strays(String uid) {
    return strays.getOrDefault(uid, Seat.NONE);
  }

  boolean isTidy() {
    return untidy.isEmpty() && orphaned.isEmpty() && renewed.isEmpty();
  }

  List<Write> tidying(Known settled) {
    List<Write> writes = new ArrayList<>();
    untidy.forEach((uid, held) -> {
      Known.Seat asRead = new Known.Seat(held.place(), held.version());
      if (asRead.equals(settled.items().get(uid))) {
        writes.add(new Write.Replace(uid, held.place(), held.version(), held.document()));
      }
    });
    orphaned.forEach((uid, seat) -> {
      if (!settled.items().containsKey(uid)) {
        writes.add(new Write.Delete(uid, seat.place(), seat.version()));
      }
    });
    return writes;
  }

  /** The removal of what is left of those items. */
  List<Write> sweeping(Set<String> uids) {
    List<Write> writes = new ArrayList<>();
    orphaned.forEach((uid, seat) -> {
      if (uids.contains(uid)) {
        writes.add(new Write.Delete(uid, seat.place(), seat.version()));
      }
    });
    return writes;
  }

  Map<String, Known.Seat> renewed(Known settled) {
    Map<String, Known.Seat> seats = new HashMap<>();
    settled
        .items()
        .forEach((uid, seat) -> {
          if (renewed.containsKey(seat)) {
            seats.put(uid, renewed.get(seat));
          }
        });
    return seats;
  }
}

package org.kalends.testkit.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kalends.testkit.Choices;
import org.kalends.testkit.FaultyReplica.Call;
import org.kalends.testkit.FaultyReplica.Fault;

/** What goes wrong in one run: which call of which door meets what. */
final class Troubles {
  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final int CALLS = 8;

  /** What a run calls. */
  enum Door {
    LEFT,
    RIGHT,
    BASE
  }

  /** Something that happens right before a write. */
  interface Meanwhile {
    void happens();
  }

  private record At(Door door, int call) {}

  private final Map<At, Fault> faults = new HashMap<>();
  private final Map<At, Meanwhile> meanwhile = new HashMap<>();
  private final Map<Door, int[]> calls =
      Map.of(Door.LEFT, new int[1], Door.RIGHT, new int[1], Door.BASE, new int[1]);
  private final List<String> told = new ArrayList<>();
  private int behind;

  /** All goes well. */
  static Troubles none() {
    return new Troubles();
  }

  /** Draws up to three troubles. */
  static Troubles drawn(Choices choices) {
    Troubles troubles = new Troubles();
    for (int i = choices.below(4); i > 0; i--) {
      troubles.with(
          choices.from(List.of(Door.values())), choices.below(CALLS), choices.from(FAULTS));
    }
    return troubles;
  }

  Troubles with(Door door, int call, Fault fault) {
    faults.put(new At(door, call), fault);
    told.add(fault + " at " + door + " " + call);
    return this;
  }

  Troubles with(Door door, int call, Meanwhile happens, String what) {
    meanwhile.put(new At(door, call), happens);
    told.add(what + " before " + door + " " + call);
    return this;
  }

  /** The right side's listing does not know of that many of its last changes. */
  Troubles withOldListing(int changes) {
    behind = changes;
    told.add(changes + " changes behind");
    return this;
  }

  int behind() {
    return behind;
  }

  /** Whether that call was made. */
  boolean cameTo(Door door, int call) {
    return calls.get(door)[0] > call;
  }

  boolean areAny() {
    return !told.isEmpty();
  }

  /** Whether that side will say that it holds nothing. */
  boolean vanishes(Door door) {
    return faults.get(new At(door, 0)) == Fault.VANISHED;
  }

  /** Whether what is read may be wrong. */
  boolean mislead() {
    return behind > 0 || faults.containsValue(Fault.VANISHED);
  }

  /** What the next call meets. */
  Fault next(Door door, Call call) {
    At at = new At(door, calls.get(door)[0]++);
    if (call == Call.WRITE && meanwhile.containsKey(at)) {
      meanwhile.get(at).happens();
    }
    return faults.getOrDefault(at, Fault.NONE);
  }

  @Override
  public String toString() {
    return told.isEmpty() ? "" : " " + told;
  }
}

package org.kalends.testkit.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.kalends.core.sync.Policy;
import org.kalends.ics.Document;
import org.kalends.testkit.Choices;
import org.kalends.testkit.FaultyReplica.Fault;
import org.kalends.testkit.Samples;
import org.kalends.testkit.campaign.Troubles.Door;

/**
 * All that can happen to a folder and a server with two items within a few steps: every sequence of
 * edits and deletions, from nothing and from items in step, with a run somewhere in between that is
 * killed at, or loses the answer of, each of its calls in turn. Edits of the first item clash,
 * those of the second can be merged.
 */
final class SmallScope {
  private static final Policy FORCED = Policy.TWO_WAY.withDeletions(Policy.ALL);
  private static final List<String> UIDS = List.of("item-0", "item-1");
  private static final List<Fault> OF_REPLICAS =
      List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.AFTER);
  private static final List<Fault> OF_BASES =
      List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.REFUSED);

  private final Broken broken;
  private final BiConsumer<Violation, List<String>> heard;
  private final List<Deed> deeds = new ArrayList<>();
  private long sequences;
  private long histories;

  /** What a person does. */
  private record Deed(boolean onServer, String uid, boolean deletes) {}

  /** A history: the run with its trouble comes after that many deeds. */
  private record Tale(
      boolean inStep, List<Deed> deeds, int run, Door door, int call, Fault fault) {}

  /**
   * @param heard of each law that was broken, and how
   */
  SmallScope(Broken broken, BiConsumer<Violation, List<String>> heard) {
    this.broken = broken;
    this.heard = heard;
    for (boolean onServer : new boolean[] {false, true}) {
      for (String uid : UIDS) {
        deeds.add(new Deed(onServer, uid, false));
        deeds.add(new Deed(onServer, uid, true));
      }
    }
  }

  /** Tries that part of all with up to so many deeds; how many histories that were. */
  long tried(int longest, Options.Slice slice) {
    for (boolean inStep : new boolean[] {false, true}) {
      after(inStep, List.of(), longest, slice);
    }
    return histories;
  }

  private void after(boolean inStep, List<Deed> done, int more, Options.Slice slice) {
    if (slice.holds(sequences++)) {
      withARunAnywhere(inStep, done);
    }
    if (more > 0) {
      deeds.stream()
          .filter(deed -> isPossible(inStep, done, deed))
          .forEach(deed -> after(inStep, with(done, deed), more - 1, slice));
    }
  }

  private void withARunAnywhere(boolean inStep, List<Deed> done) {
    for (int run = 1; run <= done.size(); run++) {
      for (Door door : Door.values()) {
        for (Fault fault : door == Door.BASE ? OF_BASES : OF_REPLICAS) {
          atEachCall(inStep, done, run, door, fault);
        }
      }
    }
  }

  private void atEachCall(boolean inStep, List<Deed> done, int run, Door door, Fault fault) {
    boolean met = true;
    for (int call = 0; met; call++) {
      met = tell(new Tale(inStep, done, run, door, call, fault));
    }
  }

  /** Nothing that is surely not there is deleted; a run may have brought it. */
  private static boolean isPossible(boolean inStep, List<Deed> done, Deed deed) {
    return !deed.deletes()
        || inStep
        || done.stream().anyMatch(d -> !d.deletes() && d.uid().equals(deed.uid()));
  }

  private static List<Deed> with(List<Deed> done, Deed deed) {
    List<Deed> more = new ArrayList<>(done);
    more.add(deed);
    return more;
  }

  /** Whether the run came as far as its trouble. */
  private boolean tell(Tale tale) {
    Troubles troubles = new Troubles().with(tale.door(), tale.call(), tale.fault());
    Optional<Violation> law = violation(tale, troubles, new Story(false));
    histories++;
    law.ifPresent(violation -> {
      Story story = new Story(true);
      Troubles same = new Troubles().with(tale.door(), tale.call(), tale.fault());
      violation(tale, same, story);
      heard.accept(violation, story.lines());
    });
    return troubles.cameTo(tale.door(), tale.call());
  }

  private Optional<Violation> violation(Tale tale, Troubles troubles, Story story) {
    try (Scene scene = new Scene(Choices.again(List.of()), story, broken)) {
      Client client = scene.clients().getFirst();
      int edits = 0;
      if (tale.inStep()) {
        for (String uid : UIDS) {
          client.left().put(uid, Samples.event(uid, "Start"), edits++);
        }
        client.sync(FORCED, new Troubles());
      }
      for (Deed deed : tale.deeds()) {
        act(scene, deed, edits++, story);
        if (edits - (tale.inStep() ? UIDS.size() : 0) == tale.run()) {
          client.sync(FORCED, troubles);
          scene.nothingIsLost();
        }
      }
      new Rest(scene).come();
      return Optional.empty();
    } catch (Violation e) {
      story.tell(e::getMessage);
      return Optional.of(e);
    }
  }

  private static void act(Scene scene, Deed deed, int edit, Story story) {
    Client client = scene.clients().getFirst();
    Party party = deed.onServer() ? client.right() : client.left();
    Document now = party.documents().get(deed.uid());
    if (!deed.deletes()) {
      Document next =
          now == null ? Samples.event(deed.uid(), "New " + edit) : edited(now, deed, edit);
      party.put(deed.uid(), next, edit);
      story.tell(() -> "at " + party.name() + " " + next);
    } else if (now != null) {
      party.remove(deed.uid(), edit);
      client.deleted(deed.uid());
      story.tell(() -> "at " + party.name() + " " + deed.uid() + " is deleted");
    }
  }

  private static Document edited(Document document, Deed deed, int edit) {
    String property = deed.onServer() && deed.uid().equals("item-1") ? "LOCATION" : "SUMMARY";
    return Samples.with(document, property, "Edit " + edit);
  }
}

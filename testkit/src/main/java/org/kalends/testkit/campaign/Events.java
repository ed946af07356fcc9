package org.kalends.testkit.campaign;

import java.util.List;
import java.util.Optional;
import org.kalends.core.sync.Policy;
import org.kalends.ics.Document;
import org.kalends.testkit.Choices;
import org.kalends.testkit.Edits;
import org.kalends.testkit.campaign.Troubles.Door;

/** What happens in a history. */
final class Events {
  private static final int SEEDS = 1_000;
  private static final List<Policy.Flow> FLOWS =
      List.of(
          Policy.Flow.BOTH,
          Policy.Flow.BOTH,
          Policy.Flow.BOTH,
          Policy.Flow.TO_LEFT,
          Policy.Flow.TO_RIGHT);

  private final Scene scene;
  private final Story story;
  private int edits;

  Events(Scene scene, Story story) {
    this.scene = scene;
    this.story = story;
  }

  /** The next thing. */
  void happen(Choices choices) {
    switch (choices.below(20)) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> write(choices);
      case 9, 10 -> remove(choices);
      case 11 -> empty(choices);
      case 12 -> choices.from(scene.clients()).discard(Troubles.drawn(choices));
      case 13 -> happenToBase(choices);
      case 14 -> happenToServer(choices);
      default -> sync(choices);
    }
    scene.nothingIsLost();
  }

  private void write(Choices choices) {
    Party party = choices.from(scene.parties());
    String uid = "item-" + choices.below(scene.items());
    Document now = party.documents().get(uid);
    Edits people = new Edits(choices);
    Document next = now == null ? people.made(uid) : people.edited(now);
    party.put(uid, next, edits++);
    story.tell(() -> "at " + party.name() + " " + (now == null ? "new " : "now ") + next);
  }

  private void remove(Choices choices) {
    Party party = choices.from(scene.parties());
    List<String> uids = List.copyOf(party.documents().keySet());
    if (!uids.isEmpty()) {
      remove(party, choices.from(uids));
    }
  }

  private void remove(Party party, String uid) {
    party.remove(uid, edits++);
    scene.clients().forEach(client -> client.deleted(uid));
    story.tell(() -> "at " + party.name() + " " + uid + " is deleted");
  }

  private void empty(Choices choices) {
    Party party = choices.from(scene.parties());
    List.copyOf(party.documents().keySet()).forEach(uid -> remove(party, uid));
  }

  private void happenToBase(Choices choices) {
    Client client = choices.from(scene.clients());
    switch (choices.below(4)) {
      case 0, 1 -> client.copyBase();
      case 2 -> client.restoreBase();
      default -> client.loseBase();
    }
    scene.owed().forgive(scene.present());
  }

  private void happenToServer(Choices choices) {
    if (choices.onceIn(2)) {
      story.tell(() -> "the server takes no coffee");
      scene.refuse(Optional.of("Coffee"));
    } else {
      List<String> uids = List.copyOf(scene.server().documents().keySet());
      if (!uids.isEmpty()) {
        String uid = choices.from(uids);
        story.tell(() -> uid + " becomes unreadable on the server");
        scene.server().damage(uid);
      }
    }
  }

  private void sync(Choices choices) {
    Client client = choices.from(scene.clients());
    Policy policy =
        Policy.TWO_WAY
            .withFlow(choices.from(FLOWS))
            .withOnConflict(choices.from(List.of(Policy.OnConflict.values())))
            .withDeletions(choices.onceIn(2) ? Policy.ALL : 0);
    Troubles troubles = Troubles.drawn(choices);
    if (choices.onceIn(3)) {
      meanwhile(choices, troubles);
    }
    if (choices.onceIn(8)) {
      troubles.withOldListing(1 + choices.below(3));
    }
    client.sync(policy, troubles);
  }

  private void meanwhile(Choices choices, Troubles troubles) {
    Door door = choices.from(List.of(Door.LEFT, Door.RIGHT));
    int call = 1 + choices.below(3);
    if (choices.onceIn(3)) {
      Client other = choices.from(scene.clients());
      troubles.with(
          door, call, () -> other.sync(Policy.TWO_WAY, Troubles.none()), "run of " + other.name());
    } else {
      int seed = choices.below(SEEDS);
      troubles.with(door, call, () -> edit(Choices.random(seed)), "edit " + seed);
    }
  }

  private void edit(Choices choices) {
    if (choices.onceIn(4)) {
      remove(choices);
    } else {
      write(choices);
    }
  }
}

package org.kalends.testkit.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.kalends.core.sync.Policy;
import org.kalends.ics.Document;
import org.kalends.testkit.Choices;
import org.kalends.testkit.MemoryReplica;

/** One or two folders that are kept in step with a server. */
final class Scene {
  private static final Policy DECIDED =
      Policy.TWO_WAY.withOnConflict(Policy.OnConflict.LEFT).withDeletions(Policy.ALL);
  private static final int ROUNDS = 4;

  private final Story story;
  private final Owed owed = new Owed();
  private final List<Party> parties = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();

  Scene(Choices choices, Story story) {
    this.story = story;
    Party server = party(new MemoryReplica("server"));
    int folders = 1 + choices.below(2);
    for (int i = 0; i < folders; i++) {
      clients.add(new Client(party(new MemoryReplica("folder" + (i + 1))), server, story));
    }
  }

  private Party party(MemoryReplica replica) {
    Party party = new Party(new MemoryGround(replica), new Clocks(), owed);
    parties.add(party);
    return party;
  }

  List<Party> parties() {
    return parties;
  }

  List<Client> clients() {
    return clients;
  }

  Owed owed() {
    return owed;
  }

  /** Every text that is on a side. */
  List<Document> present() {
    return parties.stream().flatMap(party -> party.documents().values().stream()).toList();
  }

  /** Throws where a text is neither on a side nor in a history. */
  void nothingIsLost() {
    List<Document> kept = new ArrayList<>(present());
    clients.forEach(client -> kept.addAll(client.kept()));
    owed.mustBeIn(kept);
  }

  /** All goes well from here on: everything comes to rest, and all say the same. */
  void settle() {
    story.tell(() -> "all goes well from here on");
    for (int round = 0; round < ROUNDS; round++) {
      clients.forEach(client -> client.sync(DECIDED, Troubles.none()));
      nothingIsLost();
    }
    clients.forEach(Client::isInStep);
    clients.forEach(this::isQuiet);
  }

  private void isQuiet(Client client) {
    try {
      var plan = client.plan();
      Violation.unless(
          plan.isEmpty(), () -> "no rest: %s would still do %s".formatted(client.name(), plan));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.kalends.testkit.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.core.files.Layout;
import org.kalends.ics.Document;
import org.kalends.testkit.Choices;
import org.kalends.testkit.MemoryReplica;
import org.kalends.testkit.Scratch;
import org.kalends.testkit.profile.Profile;

/** One or two folders that are kept in step with a server. */
final class Scene implements AutoCloseable {
  private static final int REAL = 50;

  private final Story story;
  private final Broken broken;
  private final Owed owed = new Owed();
  private final List<Party> parties = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();
  private final MemoryReplica memory = new MemoryReplica("server");
  private final int items;
  private final Optional<Scratch> scratch;

  Scene(Choices choices, Story story, Broken broken) {
    this.broken = broken;
    this.story = story;
    int folders = 1 + choices.below(2);
    items = choices.from(List.of(2, 4, 5, 16));
    Party server = server(choices);
    scratch = choices.onceIn(REAL) ? Optional.of(Scratch.folder("campaign")) : Optional.empty();
    for (int i = 1; i <= folders; i++) {
      client(server, "folder" + i, choices);
    }
    story.tell(() -> folders + " folders, " + (scratch.isPresent() ? "on disk" : "in memory"));
  }

  private Party server(Choices choices) {
    Optional<Profile> profile =
        choices.onceIn(3) ? Optional.of(choices.from(List.of(Profile.values()))) : Optional.empty();
    profile.ifPresent(like -> {
      story.tell(() -> "the server is like " + like.title());
      memory.storing(like::stored);
    });
    if (choices.onceIn(3)) {
      memory.withoutMarkers();
    }
    if (choices.onceIn(6)) {
      story.tell(() -> "the server gives new versions with every listing");
      memory.withoutMarkers().churning();
    }
    if (choices.onceIn(3)) {
      story.tell(() -> "the server makes versions of what items say");
      memory.byContent();
    }
    boolean readOnly = choices.onceIn(12);
    if (readOnly) {
      story.tell(() -> "the server takes no changes");
      memory.readOnly();
    }
    return party(new MemoryGround(memory, profile), !readOnly);
  }

  private void client(Party server, String name, Choices choices) {
    if (scratch.isEmpty()) {
      Ground ground = new MemoryGround(new MemoryReplica(name), Optional.empty());
      clients.add(new Client(party(ground, true), server, new MemoryArchive(), broken, story));
    } else {
      Path folder = folder(scratch.get().folder(), name);
      Layout layout = choices.from(List.of(Layout.values()));
      Ground ground = new FolderGround(name, folder(folder, "calendar"), layout);
      clients.add(
          new Client(party(ground, true), server, new LedgerArchive(folder), broken, story));
    }
  }

  private static Path folder(Path in, String name) {
    try {
      return Files.createDirectory(in.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Party party(Ground ground, boolean writable) {
    Party party = Party.of(ground, owed, writable);
    parties.add(party);
    return party;
  }

  /** How many different items people work on. */
  int items() {
    return items;
  }

  List<Party> parties() {
    return parties;
  }

  List<Client> clients() {
    return clients;
  }

  Party server() {
    return parties.getFirst();
  }

  Owed owed() {
    return owed;
  }

  /** From now on the server takes no item with that text, or again all. */
  void refuse(Optional<String> text) {
    memory.refusing(document -> text.filter(document.toString()::contains).isPresent());
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

  @Override
  public void close() {
    scratch.ifPresent(Scratch::close);
  }
}

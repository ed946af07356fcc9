package org.kalends.cli.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.cli.report.Failure;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** Finds whole items, by one of their files or by UID. */
public record ItemSearch(Folders folders, Environment environment) {
  /** An item and the folder it is in. */
  public record Found(Path folder, Held held) {}

  /** The items that are meant; none is an error. */
  public List<Found> find(String fileOrUid) throws IOException {
    Path file = environment.path(fileOrUid);
    List<Found> found = Files.isRegularFile(file) ? ofFile(file) : ofUid(fileOrUid, folders.all());
    if (found.isEmpty()) {
      throw Failure.failed(
          "there is neither a file nor an item with the UID `%s` below %s"
              .formatted(fileOrUid, environment.shown(folders.root())));
    }
    return found;
  }

  /** The UIDs that are meant. What is no file is taken for a UID: the item may be deleted here. */
  public List<String> uids(String fileOrUid) throws IOException {
    Path file = environment.path(fileOrUid);
    if (!Files.isRegularFile(file)) {
      return List.of(fileOrUid);
    }
    return Item.in(Document.parse(Files.readAllBytes(file)).document()).items().stream()
        .map(Item::uid)
        .toList();
  }

  private List<Found> ofFile(Path file) throws IOException {
    List<Item> items = Item.in(Document.parse(Files.readAllBytes(file)).document()).items();
    if (items.isEmpty()) {
      throw Failure.failed(file + ": there is no event in this file; kalends doctor says more");
    }
    List<Found> found = new ArrayList<>();
    for (Item item : items) {
      found.addAll(ofUid(item.uid(), List.of(file.getParent())));
    }
    return found;
  }

  private List<Found> ofUid(String uid, List<Path> in) throws IOException {
    List<Found> found = new ArrayList<>();
    for (Path folder : in) {
      Optional.ofNullable(folders.open(folder).read(Known.NOTHING).changed().get(uid))
          .ifPresent(held -> found.add(new Found(folder, held)));
    }
    return found;
  }
}

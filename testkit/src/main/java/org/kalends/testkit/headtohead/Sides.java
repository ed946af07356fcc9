package org.kalends.testkit.headtohead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.ics.Document;
import org.kalends.testkit.PlainDav;

/** The folder and the collection of one program, seen and changed past it. */
final class Sides {
  /** One file or resource. */
  record Holding(String place, String stamp, Document document) {}

  private final Path folder;
  private final URI collection;
  private final PlainDav dav;

  Sides(Path folder, URI collection, PlainDav dav) {
    this.folder = folder;
    this.collection = collection;
    this.dav = dav;
  }

  /** By UID; more than one where there are duplicates. */
  Map<String, List<Holding>> on(Where where) {
    var held = new TreeMap<String, List<Holding>>();
    for (Holding holding : where == Where.FOLDER ? files() : resources()) {
      uid(holding.document())
          .ifPresent(uid -> held.computeIfAbsent(uid, none -> new ArrayList<>()).add(holding));
    }
    return held;
  }

  private List<Holding> files() {
    try (var paths = Files.list(folder)) {
      var files = new ArrayList<Holding>();
      for (Path path : paths.filter(p -> p.toString().endsWith(".ics")).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(path);
        files.add(
            new Holding(
                path.toString(),
                Files.getLastModifiedTime(path) + " " + Files.getAttribute(path, "unix:ino"),
                Document.parse(bytes).document()));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Holding> resources() {
    var resources = new ArrayList<Holding>();
    dav.all(collection)
        .forEach((address, bytes) ->
            resources.add(new Holding(address.toString(), "", Document.parse(bytes).document())));
    return resources;
  }

  static Optional<String> uid(Document document) {
    return document.calendars().stream()
        .flatMap(calendar -> calendar.components().stream())
        .map(component -> component.text("UID"))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What the person leaves behind; empty where there was nothing to edit. */
  Optional<Facts> apply(Edit edit) {
    Optional<Holding> now =
        Optional.ofNullable(on(edit.where()).get(edit.uid())).map(List::getFirst);
    return switch (edit) {
      case Edit.Create create -> {
        String name = create.uid() + ".ics";
        String place =
            create.where() == Where.FOLDER
                ? folder.resolve(name).toString()
                : collection.resolve(name).toString();
        yield now.isPresent()
            ? Optional.empty()
            : Optional.of(put(create.where(), place, create.document()));
      }
      case Edit.Change change ->
          now.map(held -> put(change.where(), held.place(), change.how().apply(held.document())));
      case Edit.Delete delete ->
          now.map(held -> {
            remove(delete.where(), held.place());
            return new Facts(Map.of());
          });
    };
  }

  private Facts put(Where where, String place, Document document) {
    try {
      switch (where) {
        case FOLDER -> Files.write(Path.of(place), document.bytes());
        case SERVER -> {
          int status = dav.put(URI.create(place), document.bytes());
          if (status / 100 != 2) {
            throw new IllegalStateException(place + " " + status + "\n" + document);
          }
        }
      }
      return Facts.of(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void remove(Where where, String place) {
    try {
      switch (where) {
        case FOLDER -> Files.delete(Path.of(place));
        case SERVER -> dav.delete(URI.create(place));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

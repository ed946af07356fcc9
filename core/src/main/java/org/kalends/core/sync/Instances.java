package org.kalends.core.sync;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.core.merge.Contents;
import org.kalends.ics.Component;
import org.kalends.ics.Document;

/**
 * The master and the overrides of an item, to be compared one by one; none where it is not there.
 */
record Instances(Optional<Contents> contents) {
  static Instances of(Optional<Document> document) {
    return new Instances(document.map(Contents::of));
  }

  /** All that any of these has. */
  static Stream<Contents.Key> keys(Instances... texts) {
    return Stream.of(texts).flatMap(text -> text.components().keySet().stream()).distinct();
  }

  private Map<Contents.Key, Component> components() {
    return contents.map(Contents::components).orElse(Map.of());
  }

  Optional<Component> get(Contents.Key key) {
    return Optional.ofNullable(components().get(key));
  }

  /** That one in a document of its own, with the zones of all. */
  Optional<Document> alone(Contents.Key key) {
    return get(key).map(component -> contents.orElseThrow().alone(component));
  }
}

package org.kalends.core.sync;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.core.merge.Contents;
import org.kalends.core.merge.Contents.Key;
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
  static Stream<Key> keys(Instances... texts) {
    return Stream.of(texts).flatMap(text -> text.components().keySet().stream()).distinct();
  }

  private Map<Key, Component> components() {
    return contents.map(Contents::components).orElse(Map.of());
  }

  Optional<Component> get(Key key) {
    return Optional.ofNullable(components().get(key));
  }

  /** Whether that one says the same as there; so it does where neither has it. */
  boolean says(Key key, Instances there) {
    Optional<Document> one = alone(key);
    Optional<Document> other = there.alone(key);
    return one.isPresent() && other.isPresent()
        ? Delta.sameMeaning(one.get(), other.get())
        : one.isEmpty() && other.isEmpty();
  }

  private Optional<Document> alone(Key key) {
    return get(key).map(component -> contents.orElseThrow().alone(component));
  }
}

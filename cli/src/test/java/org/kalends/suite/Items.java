package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.meaning.Difference;
import org.kalends.ics.meaning.Meaning;

/** What one side holds, put together by UID, however many files or resources it is spread over. */
record Items(SortedMap<String, Document> byUid) {
  static Items in(List<Path> files) {
    return of(files.stream().map(Items::read).toList());
  }

  static Items of(Collection<byte[]> texts) {
    SortedMap<String, List<Component>> parts = new TreeMap<>();
    for (byte[] text : texts) {
      for (Item item : Item.in(Document.parse(text).document()).items()) {
        var of = parts.computeIfAbsent(item.uid(), uid -> new ArrayList<>());
        of.addAll(0, item.zones());
        of.addAll(item.components());
      }
    }
    SortedMap<String, Document> items = new TreeMap<>();
    parts.forEach((uid, of) -> items.put(uid, Document.of(Component.of("VCALENDAR", of))));
    return new Items(items);
  }

  /** The text of an item, unfolded. */
  String text(String uid) {
    return byUid.get(uid).toString().replaceAll("\\R[ \\t]", "");
  }

  Set<String> uids() {
    return byUid.keySet();
  }

  /** Fails, naming every item and property, unless both sides mean the same. */
  void assertMeansTheSameAs(Items other) {
    assertMeansTheSameAs(other, Set.of());
  }

  /** The same, but for properties of these names. */
  void assertMeansTheSameAs(Items other, Set<String> exceptFor) {
    assertThat(byUid.keySet()).isEqualTo(other.byUid.keySet());
    Map<String, List<Difference>> differing = new TreeMap<>();
    byUid.forEach((uid, here) -> {
      var differences = new ArrayList<>(Meaning.differences(here, other.byUid.get(uid)));
      differences.removeIf(difference -> exceptFor.contains(difference.name()));
      if (!differences.isEmpty()) {
        differing.put(uid, differences);
      }
    });
    assertThat(differing).as("items that differ between the two sides").isEmpty();
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

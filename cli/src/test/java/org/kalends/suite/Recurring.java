package org.kalends.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Property;

/**
 * A series of the test calendars, under a UID of its own: its name, which its titles begin with.
 *
 * @param origin the file it comes from
 */
record Recurring(String name, String origin, Document document) {
  private static final String OURS = "recurring.ics";

  /** Ours, and those of the corpus where there is one. */
  static List<Recurring> items() throws IOException {
    List<Recurring> items = new ArrayList<>();
    try (InputStream in = Recurring.class.getResourceAsStream(OURS)) {
      add(items, OURS, in.readAllBytes());
    }
    Path corpus = Path.of(System.getProperty("corpus", "")).resolve("recur-calendars");
    if (!Files.isDirectory(corpus)) {
      System.out.println(
          "skipped: there are no test calendars in " + corpus + "; say where with -Dcorpus=DIR");
      return items;
    }
    try (Stream<Path> found = Files.walk(corpus)) {
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        add(items, corpus.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return items;
  }

  private static void add(List<Recurring> items, String origin, byte[] text) {
    for (Item item : Item.in(Document.parse(text).document()).items()) {
      if (item.components().stream().anyMatch(Recurring::repeats)) {
        String name = String.format(Locale.ROOT, "item-%04d", items.size());
        items.add(new Recurring(name, origin, named(name, item.document())));
      }
    }
  }

  private static boolean repeats(Component component) {
    return component.property("RRULE").or(() -> component.property("RDATE")).isPresent();
  }

  private static Document named(String name, Document document) {
    return document.withNodes(
        document.calendars().stream()
            .map(calendar ->
                calendar.withNodes(
                    calendar.nodes().stream()
                        .map(node ->
                            node instanceof Component part && !part.name().equals("VTIMEZONE")
                                ? named(name, part)
                                : node)
                        .toList()))
            .toList());
  }

  private static Component named(String name, Component part) {
    String title = part.text("SUMMARY").orElse("");
    return part.with(Property.text("UID", name)).with(Property.text("SUMMARY", name + " " + title));
  }
}

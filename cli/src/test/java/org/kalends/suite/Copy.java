package org.kalends.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.kalends.testkit.GeneratedEvent;
import org.kalends.testkit.PlainDav;

/**
 * One of the places where the same calendars are, and what somebody with a text editor does there.
 */
sealed interface Copy {
  void add(String calendar, GeneratedEvent event);

  /** Changes the text that holds the master of an item. */
  void edit(String calendar, String uid, UnaryOperator<String> change);

  /** Changes the text that holds an override of an item. */
  void editOverride(String calendar, String uid, UnaryOperator<String> change);

  void delete(String calendar, String uid);

  Items items(String calendar);

  /** A folder of somebody who syncs. */
  record Folder(Person person) implements Copy {
    @Override
    public void add(String calendar, GeneratedEvent event) {
      write(person.root().resolve(calendar).resolve("added-" + event.uid() + ".ics"), event.text());
    }

    @Override
    public void edit(String calendar, String uid, UnaryOperator<String> change) {
      Path file = file(calendar, uid, false);
      write(file, Events.edit(read(file), false, change));
    }

    @Override
    public void editOverride(String calendar, String uid, UnaryOperator<String> change) {
      Path file = file(calendar, uid, true);
      write(file, Events.edit(read(file), true, change));
    }

    @Override
    public void delete(String calendar, String uid) {
      remove(file(calendar, uid, false));
    }

    @Override
    public Items items(String calendar) {
      return Items.in(person.files(calendar));
    }

    /** The file that holds the master, or the first override, of an item. */
    Path file(String calendar, String uid, boolean override) {
      return files(calendar, uid).stream()
          .filter(file -> Events.has(read(file), override))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no file for " + uid + " in " + calendar));
    }

    /** The files that hold some of an item. */
    List<Path> files(String calendar, String uid) {
      return person.files(calendar).stream()
          .filter(file -> read(file).contains("UID:" + uid))
          .toList();
    }

    static void remove(Path file) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static String read(Path file) {
      return new String(Items.read(file), StandardCharsets.UTF_8);
    }

    static void write(Path file, String text) {
      try {
        Files.writeString(file, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The server, by way of another client. */
  record Server(PlainDav dav, URI home) implements Copy {
    URI collection(String calendar) {
      return home.resolve(calendar + "/");
    }

    @Override
    public void add(String calendar, GeneratedEvent event) {
      put(collection(calendar).resolve(event.fileName()), event.text());
    }

    @Override
    public void edit(String calendar, String uid, UnaryOperator<String> change) {
      URI address = address(calendar, uid);
      put(address, Events.edit(text(address), false, change));
    }

    @Override
    public void editOverride(String calendar, String uid, UnaryOperator<String> change) {
      URI address = address(calendar, uid);
      put(address, Events.edit(text(address), true, change));
    }

    @Override
    public void delete(String calendar, String uid) {
      dav.delete(address(calendar, uid));
    }

    @Override
    public Items items(String calendar) {
      return Items.of(dav.all(collection(calendar)).values());
    }

    private URI address(String calendar, String uid) {
      return dav.all(collection(calendar)).entrySet().stream()
          .filter(entry -> utf8(entry.getValue()).contains("UID:" + uid))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no resource for " + uid + " in " + calendar))
          .getKey();
    }

    private String text(URI address) {
      return utf8(dav.get(address));
    }

    private void put(URI address, String text) {
      int status = dav.put(address, text.getBytes(StandardCharsets.UTF_8));
      if (status / 100 != 2 || status == 207) {
        throw new AssertionError("PUT " + address + " answered " + status);
      }
    }

    private static String utf8(byte[] text) {
      return new String(text, StandardCharsets.UTF_8);
    }
  }
}

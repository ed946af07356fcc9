package org.kalends.cli.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sees changes in folders as the operating system tells of them. A folder that it cannot watch, on
 * some network file systems or beyond the limit of inotify, is looked through now and then. Folders
 * may come, go and be replaced.
 */
final class FolderWatch implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final Set<Path> folders;
  private final Set<Path> entries;
  private final Consumer<Path> changed;
  private final WatchService watcher;
  private final Map<Path, WatchKey> keys = new HashMap<>();
  private final Map<Path, FolderLook> looks = new HashMap<>();

  private FolderWatch(
      Set<Path> folders, Set<Path> entries, Consumer<Path> changed, WatchService watcher) {
    this.folders = folders;
    this.entries = entries;
    this.changed = changed;
    this.watcher = watcher;
  }

  /**
   * Begins to watch; what changes after the call is seen.
   *
   * @param folders of calendars, absolute; they need not be there yet
   * @param file one more thing to watch
   * @param changed is told of a folder with changes or that came or went, and of the file
   */
  static FolderWatch begin(Set<Path> folders, Path file, Consumer<Path> changed)
      throws IOException {
    Set<Path> entries = new HashSet<>(folders);
    entries.add(file);
    FolderWatch watch =
        new FolderWatch(
            Set.copyOf(folders), entries, changed, file.getFileSystem().newWatchService());
    watch.register();
    Thread thread = new Thread(watch::follow, "folders");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private void follow() {
    try {
      while (true) {
        WatchKey key = watcher.poll(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        if (key == null) {
          register().forEach(changed);
          Map.copyOf(looks).forEach(this::look);
        } else {
          take(key);
        }
      }
    } catch (ClosedWatchServiceException | InterruptedException ended) {
      // nobody wants to know any more
    }
  }

  private void take(WatchKey key) {
    Path folder = (Path) key.watchable();
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.kind().equals(OVERFLOW)) {
        entries.forEach(changed);
      } else {
        take(folder, event.kind(), folder.resolve((Path) event.context()));
      }
    }
    if (!key.reset()) {
      keys.remove(folder, key);
    }
  }

  private void take(Path folder, WatchEvent.Kind<?> kind, Path entry) {
    if (folders.contains(folder) && isCalendarFile(entry)) {
      changed.accept(folder);
    }
    if (folders.contains(entry) && kind.equals(ENTRY_MODIFY)) {
      return;
    }
    if (entries.contains(entry)) {
      // The system would go on to watch a folder that another has taken the place of.
      forget(entry);
      register();
      changed.accept(entry);
    }
  }

  private void forget(Path folder) {
    looks.remove(folder);
    WatchKey key = keys.remove(folder);
    if (key != null) {
      key.cancel();
    }
  }

  /** Watches what is there and not watched yet, and answers which calendar folders these are. */
  private Set<Path> register() {
    Set<Path> found = new HashSet<>();
    for (Path entry : entries) {
      register(entry.getParent());
      if (folders.contains(entry) && register(entry)) {
        found.add(entry);
      }
    }
    return found;
  }

  private boolean register(Path folder) {
    if (keys.containsKey(folder) || looks.containsKey(folder) || !Files.isDirectory(folder)) {
      return false;
    }
    try {
      keys.put(folder, folder.register(watcher, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY));
    } catch (IOException unwatchable) {
      looks.put(folder, FolderLook.at(folder));
    }
    return true;
  }

  private void look(Path folder, FolderLook before) {
    FolderLook now = FolderLook.at(folder);
    if (!now.equals(before)) {
      looks.put(folder, now);
      (folders.contains(folder) ? Set.of(folder) : entries).forEach(changed);
    }
  }

  static boolean isCalendarFile(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(".ics");
  }

  @Override
  public void close() throws IOException {
    watcher.close();
  }
}

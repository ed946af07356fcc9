package org.kalends.core.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The turn to change files below one root. It is taken for the moment between the last look at a
 * file and its change, so that a server and a sync that work on one root never overwrite each
 * other; {@link RootLock} is for whole runs. Where there is no root file, or the file system knows
 * no locks, it holds within this process only.
 */
final class Turn {
  // A POSIX lock is lost when the process closes any channel to the file: one at a time.
  private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

  private final ReentrantLock here;
  private final Optional<FileChannel> channel;

  private Turn(ReentrantLock here, Optional<FileChannel> channel) {
    this.here = here;
    this.channel = channel;
  }

  /**
   * Waits until nobody else has the turn.
   *
   * @param folder a calendar; its root is the folder it is in
   */
  static Turn take(Path folder) {
    Path own = folder.toAbsolutePath().normalize().resolveSibling(".kalends");
    ReentrantLock here = HERE.computeIfAbsent(own, path -> new ReentrantLock());
    here.lock();
    return new Turn(here, Files.isDirectory(own) ? locked(own.resolve("turn")) : Optional.empty());
  }

  private static Optional<FileChannel> locked(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        channel.lock();
        return Optional.of(channel);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      // read-only, or a network file system without locks: the last look is what there is
      return Optional.empty();
    }
  }

  /** Lets the next one in. */
  void end() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      here.unlock();
    }
  }
}

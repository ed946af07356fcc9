package org.kalends.core.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to change the calendars below one root: one process at a time. Held by the operating
 * system, so it goes when the process does, however it ends.
 */
public final class RootLock implements AutoCloseable {
  // Not the bytes of the process id: on Windows a locked region cannot be read by others.
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  // A POSIX lock is lost when the process closes any channel to the file, so the file must not be
  // opened twice.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final FileChannel channel;

  private RootLock(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /** Another run works on the same calendars; the message says which, and what to do. */
  public static final class HeldElsewhere extends IOException {
    private static final long serialVersionUID = 1L;

    private HeldElsewhere(Path root, String holder) {
      super(
          "another kalends (process %s) is working on %s: let it finish, or end it, and try again"
              .formatted(holder, root));
    }
  }

  /**
   * Takes the lock, without waiting.
   *
   * @param root an existing folder; {@code .kalends/lock} is made in it
   */
  public static RootLock acquire(Path root) throws IOException {
    Path real = root.toRealPath();
    if (!HELD_HERE.add(real)) {
      throw new HeldElsewhere(root, Long.toString(ProcessHandle.current().pid()));
    }
    FileChannel channel = null;
    try {
      Path file = Files.createDirectories(real.resolve(".kalends")).resolve("lock");
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(root, channel);
      return new RootLock(real, channel);
    } catch (IOException | RuntimeException e) {
      HELD_HERE.remove(real);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static void lock(Path root, FileChannel channel) throws IOException {
    FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
    if (lock == null) {
      throw new HeldElsewhere(root, holder(channel));
    }
    channel.truncate(0);
    channel.write(utf8(ProcessHandle.current().pid() + "\n"), 0);
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    channel.read(bytes, 0);
    String pid = StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
    return pid.isEmpty() ? "unknown" : pid;
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(root);
    }
  }
}

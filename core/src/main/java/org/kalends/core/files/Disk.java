package org.kalends.core.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Every touch of one folder's files; the place to put faults in. Names are of files right in it.
 */
final class Disk {
  private static final String TEMPORARY_PREFIX = ".kalends-";
  private static final String TEMPORARY_SUFFIX = ".tmp";

  /** After this, a temporary file belongs to no run that is still going. */
  private static final Duration STALE = Duration.ofMinutes(1);

  /**
   * So much older than they are do written files say they are. An edit after the write then leaves
   * another fingerprint on any clock, and the file can be trusted at once.
   */
  private static final Duration BACKDATED = Fingerprint.TICK.plusSeconds(1);

  private final Path folder;
  private final Clock clock;
  private final Between between;

  /** What may happen between any two changes to a disk: the end of the process, for one. */
  interface Between {
    void changes();

    /** All changes so far will be there even after a power cut. */
    default void kept() {}
  }

  Disk(Path folder, Clock clock) {
    this(folder, clock, () -> {});
  }

  Disk(Path folder, Clock clock, Between between) {
    this.folder = folder;
    this.clock = clock;
    this.between = between;
  }

  /** Content that lies ready, safe on the disk, under a hidden name. */
  record Staged(Path file, Fingerprint fingerprint) {}

  Path folder() {
    return folder;
  }

  Clock clock() {
    return clock;
  }

  /** The path of that name; never one outside the folder. */
  Path path(String name) {
    Path path = folder.resolve(name);
    if (name.isEmpty() || !folder.equals(path.getParent()) || name.equals("..")) {
      throw new IllegalArgumentException("not the name of a file: " + name);
    }
    return path;
  }

  /** Whether the character set of this system has every character of the name. */
  boolean canName(String name) {
    try {
      return folder.resolve(name).getFileName() != null;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  List<Path> list() throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(paths::add);
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    return paths;
  }

  /** Of the file itself, not of what a link points to; empty where there is none. */
  static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  Optional<Fingerprint> fingerprint(String name) throws IOException {
    return attributes(path(name)).map(Fingerprint::of);
  }

  byte[] read(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }

  /**
   * Writes content and has the disk keep it.
   *
   * @param like the file whose permissions it takes, if there is one
   */
  Staged stage(byte[] bytes, String like) throws IOException {
    Path file = folder.resolve(TEMPORARY_PREFIX + UUID.randomUUID() + TEMPORARY_SUFFIX);
    try {
      write(file, bytes, like);
      return new Staged(
          file, Fingerprint.of(Files.readAttributes(file, BasicFileAttributes.class)));
    } catch (IOException e) {
      discard(file, e);
      throw e;
    }
  }

  private void write(Path file, byte[] bytes, String like) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      between.changes();
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      copyPermissions(path(like), file);
      Instant now = Files.getLastModifiedTime(file).toInstant();
      Files.setLastModifiedTime(file, FileTime.from(now.minus(BACKDATED)));
      between.changes();
      channel.force(true);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    var source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (source != null && Files.exists(from)) {
      Files.setPosixFilePermissions(to, source.readAttributes().permissions());
    }
  }

  private static void discard(Path temporary, IOException because) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  /** Drops staged content that was not used; what cannot be dropped is a leftover for next time. */
  void discard(Staged staged) {
    between.changes();
    try {
      Files.deleteIfExists(staged.file());
    } catch (IOException e) {
      // then it is a leftover, which the next scan removes
    }
  }

  /** Gives staged content its name; where that name is taken, throws and changes nothing. */
  void create(Staged staged, String name) throws IOException {
    between.changes();
    try {
      Files.createLink(path(name), staged.file());
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // FAT and some network file systems have no hard links
      Files.move(staged.file(), path(name));
    }
    between.changes();
    Files.deleteIfExists(staged.file());
  }

  /** Puts staged content in place of that file, in one step. */
  void replace(Staged staged, String name) throws IOException {
    between.changes();
    CopyOption[] atomically = {StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING};
    Files.move(staged.file(), path(name), atomically);
  }

  /** Renames; where the new name is taken, throws and changes nothing. */
  void move(String from, String to) throws IOException {
    between.changes();
    Files.move(path(from), path(to));
  }

  void remove(String name) throws IOException {
    between.changes();
    Files.deleteIfExists(path(name));
  }

  /** Has the disk keep the names, too. Windows does so by itself, and cannot open a folder. */
  void sync() throws IOException {
    between.changes();
    if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
    between.kept();
  }

  static boolean isTemporary(String name) {
    return name.startsWith(TEMPORARY_PREFIX) && name.endsWith(TEMPORARY_SUFFIX);
  }

  /** Whether a run that was killed left this behind. */
  boolean isLeftover(Path temporary) throws IOException {
    return attributes(temporary)
        .map(found -> found.lastModifiedTime().toInstant())
        .filter(modified -> modified.isBefore(clock.instant().minus(STALE)))
        .isPresent();
  }
}

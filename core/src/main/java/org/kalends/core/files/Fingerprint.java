package org.kalends.core.files;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * What tells that a file has changed without reading it.
 *
 * @param modified in nanoseconds since 1970, as exact as the file system has it
 * @param inode without the device, whose number may change at every boot
 */
record Fingerprint(long size, long modified, String inode) {
  /** The coarsest clock of a file system in use: FAT counts in steps of two seconds. */
  static final Duration TICK = Duration.ofSeconds(2);

  private static final String INODE = "ino=";

  static Fingerprint of(BasicFileAttributes attributes) {
    String key = String.valueOf(attributes.fileKey());
    int at = key.indexOf(INODE);
    String inode = at < 0 ? "0" : key.substring(at + INODE.length(), key.length() - 1);
    return new Fingerprint(
        attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), inode);
  }

  /**
   * Whether a later edit might leave the very same fingerprint, within one tick of the clock: what
   * git calls racily clean.
   */
  boolean isRacy(Instant now) {
    long tick = TimeUnit.SECONDS.toNanos(now.minus(TICK).getEpochSecond());
    return modified >= tick;
  }

  String text() {
    return size + "." + modified + "." + inode;
  }
}

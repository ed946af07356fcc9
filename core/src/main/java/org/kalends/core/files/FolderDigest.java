package org.kalends.core.files;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Two sums over names, sizes, times and inodes of many files, in any order: with 128 bits, other
 * files do not give the same ones by chance.
 */
final class FolderDigest {
  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xC2B2AE3D27D4EB4FL;

  private int count;
  private long one;
  private long other;

  void add(String name, BasicFileAttributes attributes) {
    long hash = attributes.size();
    for (int i = 0; i < name.length(); i++) {
      hash = hash * FIRST + name.charAt(i);
    }
    hash = mixed(hash ^ attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    hash = mixed(hash + Objects.hashCode(attributes.fileKey()));
    count++;
    one += hash;
    other += mixed(hash * SECOND);
  }

  /** Every bit of the argument changes half of the result. */
  private static long mixed(long bits) {
    long mixed = (bits ^ (bits >>> 32)) * SECOND;
    mixed = (mixed ^ (mixed >>> 29)) * FIRST;
    return mixed ^ (mixed >>> 32);
  }

  String text() {
    return count + "." + Long.toHexString(one) + "." + Long.toHexString(other);
  }
}

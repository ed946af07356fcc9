package org.kalends.core.files;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a {@link Seat} remembers of one file of an item.
 *
 * @param fingerprint as text; {@link #GONE} for the file of an override that was deleted, as long
 *     as the master does not say so
 * @param digest of the content, where the fingerprint alone cannot be trusted; else empty
 * @param stem a hash of the part of the right name that people read: another one means that date or
 *     title has changed; empty for a file that holds more than one thing
 * @param instances of the item that are in this file; the empty one is the master
 */
record Mark(String fingerprint, String digest, String stem, List<String> instances) {
  static final String GONE = "gone";
  static final String MASTER = "";

  /** What nothing can be known of but that there was a file. */
  static final Mark UNKNOWN = new Mark("", "", "", List.of(MASTER));

  boolean isGone() {
    return fingerprint.equals(GONE);
  }

  boolean holdsMaster() {
    return instances.contains(MASTER);
  }

  /** Whether equal fingerprints are enough to know that the file is unchanged. */
  boolean isTrusted() {
    return digest.isEmpty();
  }

  boolean isOfInode(String inode) {
    return fingerprint.endsWith("." + inode);
  }

  /** The same for a file that is not there any more and whose instances are to go. */
  Mark gone(List<String> deleted) {
    return new Mark(GONE, "", stem, deleted);
  }

  /** The same, fitting no file that is there. */
  Mark stale() {
    return isGone() ? this : new Mark("", "", stem, instances);
  }

  /** The same once equal fingerprints are enough. */
  Mark trusted() {
    return new Mark(fingerprint, "", stem, instances);
  }

  boolean fits(CalendarFile file) {
    return fingerprint.equals(file.fingerprint().text())
        && (isTrusted() || digest.equals(file.digest()));
  }

  String text() {
    String content = isTrusted() ? fingerprint : fingerprint + '~' + digest;
    String all = instances.stream().map(Mark::encoded).collect(Collectors.joining(","));
    return String.join(";", content, stem, all);
  }

  static Mark of(String text) {
    String[] fields = text.split(";", -1);
    if (fields.length != 3) {
      return UNKNOWN;
    }
    String[] content = fields[0].split("~", 2);
    List<String> instances = Stream.of(fields[2].split(",", -1)).map(Mark::decoded).toList();
    return new Mark(content[0], content.length == 2 ? content[1] : "", fields[1], instances);
  }

  private static String encoded(String instance) {
    return URLEncoder.encode(instance, StandardCharsets.UTF_8);
  }

  private static String decoded(String instance) {
    return URLDecoder.decode(instance, StandardCharsets.UTF_8);
  }
}

package org.kalends.core.files;

import java.time.ZoneId;
import java.util.Optional;

/**
 * How the files of one calendar folder are named and written.
 *
 * @param zone the one that times in names are told in
 * @param source SOURCE (RFC 7986 5.8) of files that are made anew, a URL without secrets
 * @param calendarName X-WR-CALNAME of files that are made anew
 * @param calendarId X-WR-RELCALID of files that are made anew
 */
public record FolderFormat(
    Layout layout,
    ZoneId zone,
    Optional<String> source,
    Optional<String> calendarName,
    Optional<String> calendarId) {
  /** Nothing in the container but what RFC 5545 asks for. */
  public static FolderFormat plain(Layout layout, ZoneId zone) {
    return new FolderFormat(layout, zone, Optional.empty(), Optional.empty(), Optional.empty());
  }
}

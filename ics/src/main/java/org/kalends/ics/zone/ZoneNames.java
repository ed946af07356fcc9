package org.kalends.ics.zone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which IANA zone the names stand for that calendar programs write as TZID. */
final class ZoneNames {
  /** What Windows shows before a name: {@code (UTC+01:00)}, also {@code (GMT +01.00)}. */
  private static final Pattern SHOWN_OFFSET =
      Pattern.compile("\\((?:utc|gmt) ?(?:[+-]\\d{1,2}[:.]?\\d\\d)?\\) *");

  private static final Pattern OFFSET =
      Pattern.compile("(?:utc|gmt)?([+-])(\\d{1,2})(?::?(\\d\\d))?");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final Set<String> IANA =
      ZoneId.getAvailableZoneIds().stream()
          .map(id -> id.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<String, String> KNOWN = known();

  private ZoneNames() {}

  static Optional<ZoneId> find(String tzid) {
    String name = key(tzid);
    return exact(name)
        .or(() -> exact(SHOWN_OFFSET.matcher(name).replaceFirst("")))
        .or(() -> suffix(name))
        .or(() -> offset(name));
  }

  private static Optional<ZoneId> exact(String key) {
    return Optional.ofNullable(KNOWN.get(key)).map(ZoneId::of);
  }

  /** A name of a vendor before that of the zone: {@code /mozilla.org/20070129_1/Europe/Berlin}. */
  private static Optional<ZoneId> suffix(String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String rest = name.substring(slash + 1);
    Optional<ZoneId> zone = IANA.contains(rest) ? exact(rest) : Optional.empty();
    return zone.or(() -> suffix(rest));
  }

  /** {@code GMT+0100}: east of Greenwich, other than the POSIX names {@code Etc/GMT-1}. */
  private static Optional<ZoneId> offset(String name) {
    Matcher matcher = OFFSET.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String hours = matcher.group(2);
    String minutes = matcher.group(3) == null ? "00" : matcher.group(3);
    String padded = hours.length() == 1 ? "0" + hours : hours;
    return Offsets.parse(matcher.group(1) + padded + minutes).map(ZoneId.class::cast);
  }

  /** Lists of cities are written with commas, semicolons or slashes, escaped or not. */
  private static String key(String tzid) {
    String name = tzid.replace("\\", "").replace("\"", "").strip().toLowerCase(Locale.ROOT);
    String blanks = name.indexOf(' ') < 0 ? name : BLANKS.matcher(name).replaceAll(" ");
    return blanks.replace(';', ',').replace(" and canada", " & canada");
  }

  private static Map<String, String> known() {
    Map<String, String> all = new HashMap<>();
    ZoneId.getAvailableZoneIds().forEach(id -> all.put(id.toLowerCase(Locale.ROOT), id));
    all.put("z", "Etc/UTC");
    Set<String> ids = ZoneId.getAvailableZoneIds();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ZoneNames.class.getResourceAsStream("zone-names.tsv")),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        if (cells.length == 3 && ids.contains(cells[2])) {
          all.put(key(cells[1]), cells[2]);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return Collections.unmodifiableMap(all);
  }
}

package org.kalends.core.files;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.When;
import org.kalends.ics.meaning.EventId;
import org.kalends.ics.zone.Zones;

/** The names of files, made from what is in them and never read for meaning. */
public final class FileNames {
  static final String EXTENSION = ".ics";

  /** Of an id; more only where that name is taken by something else. */
  static final int ID_LENGTH = 8;

  /** The longest id there is. */
  static final int MAX_ID_LENGTH = 48;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmm", Locale.ROOT);
  private static final Pattern SAFE_UID = Pattern.compile("[A-Za-z0-9_@-][A-Za-z0-9._@-]{0,195}");
  private static final Pattern WINDOWS_DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

  private FileNames() {}

  /**
   * The name of a component's file in {@link Layout#CALDIR}: {@code {date}__{slug}_{id}.ics},
   * {@code _recurring__{slug}_{id}.ics} for the master of a series, {@code
   * _undated__{slug}_{id}.ics} for what has no date.
   *
   * @param zone the one that times in names are told in
   * @param zones what the TZIDs beside the component mean
   */
  public static String caldir(Component component, ZoneId zone, Zones zones) {
    return caldir(stem(component, zone, zones), EventId.of(component, zones), ID_LENGTH);
  }

  static String caldir(String stem, EventId id, int idLength) {
    String seed = id.recurrenceId().isEmpty() ? id.uid() : id.uid() + '\n' + id.instance();
    return stem + '_' + hash(seed, idLength) + EXTENSION;
  }

  /**
   * The name of an item's file in {@link Layout#VDIR}; {@code taken} asks for another than that.
   */
  static String vdir(String uid, boolean taken) {
    boolean plain =
        !taken && SAFE_UID.matcher(uid).matches() && !WINDOWS_DEVICE.matcher(uid).matches();
    return (plain ? uid : hash(uid, MAX_ID_LENGTH)) + EXTENSION;
  }

  /** The part of the name that people read. */
  static String stem(Component component, ZoneId zone, Zones zones) {
    String slug = Slug.of(component.text("SUMMARY").orElse(""));
    return prefix(component, zone, zones) + "__" + slug;
  }

  private static String prefix(Component component, ZoneId zone, Zones zones) {
    if (isSeries(component)) {
      return "_recurring";
    }
    return date(component).map(when -> text(when, zone, zones)).orElse("_undated");
  }

  private static boolean isSeries(Component component) {
    return component.property("RECURRENCE-ID").isEmpty()
        && (component.property("RRULE").isPresent() || component.property("RDATE").isPresent());
  }

  /** A task is filed under the day it is due. */
  private static Optional<When> date(Component component) {
    Stream<String> names =
        component.name().equals("VTODO") ? Stream.of("DUE", "DTSTART") : Stream.of("DTSTART");
    return names.flatMap(name -> component.property(name).flatMap(When::of).stream()).findFirst();
  }

  private static String text(When when, ZoneId zone, Zones zones) {
    return switch (when) {
      case When.Day day -> DAY.format(day.date());
      case When.Floating floating -> TIME.format(floating.time());
      case When.Zoned zoned -> TIME.format(local(zoned, zone, zones));
      case When.Utc utc -> TIME.format(utc.instant().atZone(zone));
    };
  }

  private static LocalDateTime local(When.Zoned zoned, ZoneId zone, Zones zones) {
    return zones.rules(zoned.tzid()).isEmpty()
        ? zoned.time()
        : zones.instant(zoned, ZoneOffset.UTC).atZone(zone).toLocalDateTime();
  }

  /** The first characters of the SHA-256 in base32hex (RFC 4648 7), in lower case. */
  static String hash(String text, int length) {
    byte[] digest = sha256(text.getBytes(StandardCharsets.UTF_8));
    StringBuilder base32 = new StringBuilder();
    for (int at = 0; base32.length() < length; at += 5) {
      String group = new BigInteger(1, Arrays.copyOfRange(digest, at, at + 5)).toString(32);
      base32.append("0".repeat(8 - group.length())).append(group);
    }
    return base32.substring(0, length);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}

package org.kalends.core.mirror;

import java.time.ZoneId;
import java.util.Locale;

/**
 * What a mirror is to do.
 *
 * @param id what it is known by in the items it makes: lower-case letters, digits and dashes. Must
 *     stay the same, and be another one for each mirror that writes to the same target
 * @param alarms whether the target has them; those that send mail it never has
 * @param cap how many occurrences a series may have in the window; one with more is left alone and
 *     named
 * @param zone where days and floating times are, and where the days of the window begin
 */
public record MirrorSpec(
    String id,
    Mode mode,
    Window window,
    Content content,
    Scheduling scheduling,
    boolean alarms,
    Uids uids,
    Edits edits,
    int cap,
    ZoneId zone) {
  private static final int CAP = 2_000;

  /** What becomes one item of the target. */
  public enum Mode {
    /** An item of the source, with its rule and its exceptions. */
    SERIES,
    /** Every occurrence within the window, as an event that does not repeat. */
    INSTANCES
  }

  /** What becomes of ORGANIZER and ATTENDEE. None of these makes a server write to people. */
  public enum Scheduling {
    /** The target does not have them. */
    DROP,
    /** They stay, each with SCHEDULE-AGENT=NONE (RFC 6638 7.1). */
    NEUTRALISE,
    /** Their names stand at the end of DESCRIPTION. */
    DESCRIBE
  }

  /** What UIDs the items of the target have. */
  public enum Uids {
    /** Those of the source. */
    KEEP,
    /** Others, made from those of the source; occurrences always have these. */
    DERIVE
  }

  /** What becomes of what people do to the mirror's items in the target. */
  public enum Edits {
    /** It stays, and is told of. */
    KEEP,
    /** It goes, into the history. */
    REPLACE
  }

  /** Throws {@link IllegalArgumentException} for what cannot be done; the message is for people. */
  public MirrorSpec {
    require(id.matches("[a-z0-9-]{1,40}"), "The id of a mirror is no plain name: " + id);
    require(cap > 0, "A series must be allowed at least one occurrence, not " + cap + ".");
    require(
        mode == Mode.SERIES || window.future().isPresent(),
        "Occurrences go on for ever: a mirror of instances needs a number of days for future.");
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** An id for a mirror of that name. */
  public static String id(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return plain.matches("[a-z0-9-]{1,40}") ? plain : Uid.digest("mirror", name).substring(0, 12);
  }

  /** Whole items with all that they say, under their own UIDs; edits in the target stay. */
  public static MirrorSpec series(String id, ZoneId zone) {
    return new MirrorSpec(
        id,
        Mode.SERIES,
        Window.ALL,
        new Content.All(),
        Scheduling.DROP,
        true,
        Uids.KEEP,
        Edits.KEEP,
        CAP,
        zone);
  }

  /** Occurrences from 30 days ago to 90 days ahead; else like {@link #series}. */
  public static MirrorSpec instances(String id, ZoneId zone) {
    return new MirrorSpec(
        id,
        Mode.INSTANCES,
        Window.of(30, 90),
        new Content.All(),
        Scheduling.DROP,
        true,
        Uids.DERIVE,
        Edits.KEEP,
        CAP,
        zone);
  }

  public MirrorSpec withWindow(Window other) {
    return new MirrorSpec(id, mode, other, content, scheduling, alarms, uids, edits, cap, zone);
  }

  public MirrorSpec withContent(Content other) {
    return new MirrorSpec(id, mode, window, other, scheduling, alarms, uids, edits, cap, zone);
  }

  public MirrorSpec withScheduling(Scheduling other) {
    return new MirrorSpec(id, mode, window, content, other, alarms, uids, edits, cap, zone);
  }

  public MirrorSpec withAlarms(boolean other) {
    return new MirrorSpec(id, mode, window, content, scheduling, other, uids, edits, cap, zone);
  }

  public MirrorSpec withUids(Uids other) {
    return new MirrorSpec(id, mode, window, content, scheduling, alarms, other, edits, cap, zone);
  }

  public MirrorSpec withEdits(Edits other) {
    return new MirrorSpec(id, mode, window, content, scheduling, alarms, uids, other, cap, zone);
  }

  public MirrorSpec withCap(int other) {
    return new MirrorSpec(id, mode, window, content, scheduling, alarms, uids, edits, other, zone);
  }
}

package org.kalends.cli.report;

import java.util.Optional;
import org.kalends.core.sync.Side;

/** What that which has two sides is called, and what its sides are, for people and programs. */
public enum Terms {
  CALENDAR("calendar", "folder", "server", "kalends status", "kalends sync -c "),
  MIRROR("mirror", "source", "target", "kalends mirror status", "kalends mirror run ");

  /** What the ledger puts before the name of a mirror; no folder can be called that. */
  private static final String MIRRORS = "mirror/";

  private static final String TARGET = "/target";

  private final String one;
  private final String left;
  private final String right;
  private final String status;
  private final String run;

  Terms(String one, String left, String right, String status, String run) {
    this.one = one;
    this.left = left;
    this.right = right;
    this.status = status;
    this.run = run;
  }

  /** For what the history knows by that name. */
  public static Terms of(String recorded) {
    return recorded.startsWith(MIRRORS) ? MIRROR : CALENDAR;
  }

  /** What the history calls a mirror of that name. */
  public static String recorded(String mirror) {
    return MIRRORS + mirror;
  }

  /** What it calls the target of a mirror, where others than the mirror change it. */
  public static String recordedTarget(String mirror) {
    return recorded(mirror) + TARGET;
  }

  public static boolean isTarget(String recorded) {
    return recorded.startsWith(MIRRORS) && recorded.endsWith(TARGET);
  }

  /** The name of the mirror that the history means; empty for a calendar. */
  public static Optional<String> mirror(String recorded) {
    return Optional.of(recorded)
        .filter(name -> name.startsWith(MIRRORS))
        .map(name -> name.substring(MIRRORS.length()).replaceFirst("/.*", ""));
  }

  /** What one is called. */
  String one() {
    return one;
  }

  /** What many are called. */
  String many() {
    return one + "s";
  }

  public String side(Side side) {
    return side == Side.LEFT ? left : right;
  }

  /** The command that shows what waits. */
  String status() {
    return status;
  }

  /** The command that brings that one in step. */
  public String run(String name) {
    return run + ShellWords.quoted(name);
  }

  /** Such as {@code on the server}. */
  public String where(Optional<Side> side) {
    return side.map(s -> (this == CALENDAR && s == Side.RIGHT ? "on the " : "in the ") + side(s))
        .orElse("from both sides");
  }
}

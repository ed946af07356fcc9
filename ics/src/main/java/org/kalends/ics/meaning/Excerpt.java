package org.kalends.ics.meaning;

/** The part of a long text that is worth showing beside another one. */
final class Excerpt {
  private static final int LENGTH = 80;
  private static final int LEAD = 20;

  private Excerpt() {}

  /** The beginning, on one line. */
  static String of(String text) {
    return of(text, "");
  }

  /** From a little before the first place where it is not the same as the other. */
  static String of(String text, String other) {
    String line = line(text);
    int same = same(line, line(other));
    int from = line.length() <= LENGTH || same < LENGTH - LEAD ? 0 : boundary(line, same - LEAD);
    int to = boundary(line, Math.min(line.length(), from + LENGTH));
    return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static int same(String text, String other) {
    int at = 0;
    while (at < Math.min(text.length(), other.length()) && text.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  /** Never inside a surrogate pair. */
  private static int boundary(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}

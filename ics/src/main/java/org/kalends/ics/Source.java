package org.kalends.ics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of one line as they were read, line ends and folds included.
 *
 * @param text the whole stream, shared by all that was read from it
 * @param line the 1-based line it starts on
 */
record Source(byte[] text, int from, int to, int line) {
  /** Of a line that was made and not read. */
  static final Source NONE = new Source(new byte[0], 0, 0, 0);

  boolean isNone() {
    return from == to;
  }

  @SuppressWarnings("ReferenceEquality") // the same stream, not the same letters
  boolean isFollowedBy(Source next) {
    return text == next.text && to == next.from;
  }

  /** A byte order mark, which is no line of its own. */
  boolean isMark() {
    return to - from == 3 && isMark(text, from);
  }

  static boolean isMark(byte[] text, int at) {
    return at + 3 <= text.length
        && text[at] == (byte) 0xEF
        && text[at + 1] == (byte) 0xBB
        && text[at + 2] == (byte) 0xBF;
  }

  /** The content line in one piece: without line ends and without the blank after each fold. */
  byte[] unfolded() {
    byte[] whole = new byte[to - from];
    int size = 0;
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && !isBreak(text[end])) {
        end++;
      }
      System.arraycopy(text, at, whole, size, end - at);
      size += end - at;
      at = afterBreak(end) + 1;
    }
    return size == whole.length ? whole : Arrays.copyOf(whole, size);
  }

  private int afterBreak(int at) {
    int next = at;
    while (next < to && isBreak(text[next])) {
      next++;
    }
    return next;
  }

  /** Without the blanks in front that would make it a fold of what it is put after. */
  Source unindented() {
    int start = from;
    while (start < to && (isBlank(text[start]) || isBreak(text[start]))) {
      start++;
    }
    int kept = Math.min(start, contentEnd());
    return kept == from ? this : new Source(text, kept, to, line);
  }

  private int contentEnd() {
    int end = to;
    while (end > from && isBreak(text[end - 1])) {
      end--;
    }
    return end;
  }

  boolean endsLine() {
    return to > from && isBreak(text[to - 1]);
  }

  LineEnd lineEnd() {
    if (!endsLine()) {
      return LineEnd.CRLF;
    }
    if (text[to - 1] == '\r') {
      return LineEnd.CR;
    }
    return to - from > 1 && text[to - 2] == '\r' ? LineEnd.CRLF : LineEnd.LF;
  }

  /** As it stands, without the last line end, undecodable bytes replaced. */
  String string() {
    return new String(text, from, contentEnd() - from, StandardCharsets.UTF_8);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static boolean isBreak(byte b) {
    return b == '\n' || b == '\r';
  }
}

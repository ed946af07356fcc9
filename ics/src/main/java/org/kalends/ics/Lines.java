package org.kalends.ics;

/**
 * Walks a stream line by line as RFC 5545 3.1 sees it: a line and what is folded into it. Line ends
 * are CRLF, LF and CR in any mix; CR CR LF, which mail gateways make of CRLF, is one too. A fold
 * may have an empty line before it, as in files whose line ends were doubled.
 */
final class Lines {
  private final byte[] text;
  private int at;
  private int number = 1;
  private int from;
  private int firstEnd;
  private int line;
  private int size;
  private boolean ascii;
  private boolean controls;
  private int crlf;
  private int lf;
  private int cr;

  Lines(byte[] text) {
    this.text = text;
  }

  /** Goes to the next line; false at the end. */
  boolean next() {
    if (at == text.length) {
      return false;
    }
    from = at;
    line = number;
    ascii = true;
    controls = false;
    firstEnd = physical();
    size = firstEnd - from;
    while (isFold()) {
      int start = at;
      size += physical() - start;
    }
    return true;
  }

  /** Steps over an empty line before a fold, and over the blank that makes it one. */
  private boolean isFold() {
    int blank = isBlank(at) ? at : afterLineEnd(at);
    if (!isBlank(blank)) {
      return false;
    }
    if (blank > at) {
      lineEnd();
    }
    at++;
    return true;
  }

  private boolean isBlank(int index) {
    return isAt(index, ' ') || isAt(index, '\t');
  }

  /** Steps over the rest of this line and its end, and returns where the content ends. */
  private int physical() {
    for (; at < text.length; at++) {
      byte b = text[at];
      if (b < ' ') { // bytes are signed: everything beyond ASCII too
        if (b == '\n' || b == '\r') {
          return lineEnd();
        }
        ascii &= b >= 0;
        controls |= b >= 0 && b != '\t';
      }
    }
    return at;
  }

  /** Steps over a line end and returns where it began. */
  private int lineEnd() {
    int end = at;
    at = afterLineEnd(at);
    number++;
    if (text[at - 1] == '\r') {
      cr++;
    } else if (at - end == 1) {
      lf++;
    } else {
      crlf++;
    }
    return end;
  }

  /** The index after the line end at that index; the same index where there is none. */
  private int afterLineEnd(int index) {
    if (isAt(index, '\n')) {
      return index + 1;
    }
    if (!isAt(index, '\r')) {
      return index;
    }
    if (isAt(index + 1, '\n')) {
      return index + 2;
    }
    return isAt(index + 1, '\r') && isAt(index + 2, '\n') ? index + 3 : index + 1;
  }

  private boolean isAt(int index, char c) {
    return index < text.length && text[index] == c;
  }

  /** At a byte order mark; calendars that were put one after the other may each begin with one. */
  boolean atMark() {
    return Source.isMark(text, at);
  }

  Source mark() {
    at += 3;
    return new Source(text, at - 3, at, number);
  }

  Source source() {
    return new Source(text, from, at, line);
  }

  /** Everything from an earlier line to the end of this one. */
  Source since(Source earlier) {
    return new Source(text, earlier.from(), at, earlier.line());
  }

  int line() {
    return line;
  }

  /** Bytes of the unfolded line. */
  int size() {
    return size;
  }

  boolean ascii() {
    return ascii;
  }

  boolean controls() {
    return controls;
  }

  /** The parts of this line up to its colon: only what is folded before that is put together. */
  Shape shape() {
    Shape first = Shape.of(text, from, firstEnd);
    return first.colon() >= 0 && !first.quoteOpen() ? first : whole(first);
  }

  /** The parts of the whole line. */
  Shape whole(Shape shape) {
    if (size == firstEnd - from) {
      return shape;
    }
    byte[] unfolded = source().unfolded();
    return Shape.of(unfolded, 0, unfolded.length);
  }

  /** What most lines so far end with; CRLF where there is none. */
  LineEnd usual() {
    if (crlf >= lf && crlf >= cr) {
      return LineEnd.CRLF;
    }
    return lf >= cr ? LineEnd.LF : LineEnd.CR;
  }
}

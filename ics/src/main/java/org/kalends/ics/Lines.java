package org.kalends.ics;

/**
 * Walks a stream line by line as RFC 5545 3.1 sees it: a line and what is folded into it. Line ends
 * are CRLF, LF and CR in any mix; CR CR LF, which mail gateways make of CRLF, is one too.
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
    while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
      int start = at + 1;
      size += physical() - start;
    }
    return true;
  }

  /** Takes the next line end's worth of bytes and returns where their content ends. */
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

  private int lineEnd() {
    int end = at;
    number++;
    if (text[at] == '\n') {
      lf++;
      at++;
    } else if (isAt(at + 1, '\n')) {
      crlf++;
      at += 2;
    } else if (isAt(at + 1, '\r') && isAt(at + 2, '\n')) {
      crlf++;
      at += 3;
    } else {
      cr++;
      at++;
    }
    return end;
  }

  private boolean isAt(int index, char c) {
    return index < text.length && text[index] == c;
  }

  /** Steps over bytes at the start of the next line that are no part of it. */
  Source skip(int bytes) {
    Source skipped = new Source(text, at, at + bytes, number);
    at += bytes;
    return skipped;
  }

  boolean startsWithMark() {
    return at + 3 <= text.length
        && text[at] == (byte) 0xEF
        && text[at + 1] == (byte) 0xBB
        && text[at + 2] == (byte) 0xBF;
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

  /** The parts of this line. Only a line folded before its colon has to be put together for it. */
  Shape shape() {
    Shape first = Shape.of(text, from, firstEnd);
    boolean whole = size == firstEnd - from;
    if (whole || first.colon() >= 0 && !first.quoteOpen()) {
      return first;
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

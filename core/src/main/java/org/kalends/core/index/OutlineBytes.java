package org.kalends.core.index;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An {@link Outline} as the memory keeps it: the faces, then the times as differences, a few bytes
 * each.
 */
final class OutlineBytes {
  private OutlineBytes() {}

  static byte[] of(Outline outline) {
    var bytes = new ByteArrayOutputStream();
    number(bytes, outline.faces().size());
    outline.faces().forEach(face -> write(face, bytes));
    text(bytes, outline.form().name());
    text(bytes, outline.tzid());
    number(bytes, outline.times().size());
    long before = 0;
    for (Outline.Time time : outline.times()) {
      number(bytes, time.from() - before);
      number(bytes, time.local() - time.from());
      number(bytes, time.to() - time.from());
      number(bytes, time.localTo() - time.local());
      number(bytes, time.id() - time.local());
      number(bytes, time.face());
      before = time.from();
    }
    return bytes.toByteArray();
  }

  /**
   * What {@link #of} wrote, with those times only that have to do with a span.
   *
   * @param first in seconds since 1970, inclusive
   * @param last exclusive
   */
  static Outline read(byte[] bytes, long first, long last) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<Face> faces = new ArrayList<>();
    for (long left = number(in); left > 0; left--) {
      faces.add(face(in));
    }
    Outline.Form form = Outline.Form.valueOf(text(in));
    String tzid = text(in);
    List<Outline.Time> times = new ArrayList<>();
    long from = 0;
    for (long left = number(in); left > 0; left--) {
      from += number(in);
      if (from >= last) {
        break;
      }
      long local = from + number(in);
      long to = from + number(in);
      long localTo = local + number(in);
      long id = local + number(in);
      int face = (int) number(in);
      if (to > first || from >= first) {
        times.add(new Outline.Time(from, local, to, localTo, id, face));
      }
    }
    return new Outline(faces, form, tzid, times);
  }

  private static void write(Face face, ByteArrayOutputStream out) {
    text(out, face.title());
    text(out, face.location().orElse(""));
    text(out, face.status().orElse(""));
    number(out, face.transparent() ? 1 : 0);
    number(out, face.repeats() ? 1 : 0);
    number(out, face.changed() ? 1 : 0);
  }

  private static Face face(ByteBuffer in) {
    return new Face(text(in), said(in), said(in), flag(in), flag(in), flag(in));
  }

  private static boolean flag(ByteBuffer in) {
    return number(in) == 1;
  }

  private static Optional<String> said(ByteBuffer in) {
    return Optional.of(text(in)).filter(text -> !text.isEmpty());
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[(int) number(in)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Small numbers of either sign in few bytes: seven bits each, the sign in the lowest of all. */
  private static void number(ByteArrayOutputStream out, long number) {
    long rest = (number << 1) ^ (number >> 63);
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long number(ByteBuffer in) {
    long folded = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      folded |= (long) (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return (folded >>> 1) ^ -(folded & 1);
  }
}

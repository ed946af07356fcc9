package org.kalends.dav.wire;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address of a resource as a server wrote it: absolute, or a path. Requests use it verbatim;
 * {@link #same} and {@link #key()} see through percent-encoding (RFC 3986 section 6.2.2).
 */
public record Href(String value) {
  private static final Pattern ORIGIN = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  /** The path of an address. */
  public static Href of(URI address) {
    return new Href(address.getRawPath());
  }

  /**
   * What two spellings of one path have in common: without the origin, percent-decoded except for
   * {@code %2F} and {@code %25}, which would change its meaning.
   */
  public String key() {
    var path = ORIGIN.matcher(value).replaceFirst("");
    return decode(path.isEmpty() ? "/" : path, true);
  }

  /** Whether both name the same path, a slash at the end aside. */
  public boolean same(Href other) {
    return unslashed(key()).equals(unslashed(other.key()));
  }

  private static String unslashed(String path) {
    return path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
  }

  /** The last segment of the path, decoded. */
  public String name() {
    var path = unslashed(ORIGIN.matcher(value).replaceFirst(""));
    return decode(path.substring(path.lastIndexOf('/') + 1), false);
  }

  /**
   * The address to ask, seen from where this was read. What is not allowed in an address, such as a
   * space or a stray percent sign, is encoded; the rest stays as it is.
   */
  public URI against(URI base) {
    try {
      return base.resolve(new URI(legal(value)));
    } catch (URISyntaxException e) {
      // "//x", "1:2" and the like: take it for a path.
      return base.resolve(URI.create("/" + encode(value, UNRESERVED + "/")));
    }
  }

  /** One segment of a path, encoded. */
  public static String segment(String name) {
    return encode(name, UNRESERVED + "@");
  }

  private static String legal(String text) {
    var strayPercent = text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    return encode(strayPercent, UNRESERVED + "%:/?#[]@!$&'()*+,;=");
  }

  private static String encode(String text, String kept) {
    var encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && kept.indexOf(c) >= 0) encoded.append(c);
      else encoded.append('%').append(hex(b >> 4)).append(hex(b));
    }
    return encoded.toString();
  }

  private static char hex(int nibble) {
    return "0123456789ABCDEF".charAt(nibble & 0xF);
  }

  private static String decode(String text, boolean keepMeaning) {
    if (text.indexOf('%') < 0) return text;
    var from = text.getBytes(StandardCharsets.UTF_8);
    var to = new ByteArrayOutputStream(from.length);
    for (int i = 0; i < from.length; i++) {
      int code = from[i] == '%' ? escaped(from, i) : -1;
      if (code < 0) {
        to.write(from[i]);
        continue;
      }
      if (keepMeaning && (code == '/' || code == '%')) to.writeBytes(upper(from, i));
      else to.write(code);
      i += 2;
    }
    return to.toString(StandardCharsets.UTF_8);
  }

  private static byte[] upper(byte[] text, int at) {
    var triplet = new String(text, at, 3, StandardCharsets.US_ASCII);
    return triplet.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
  }

  private static int escaped(byte[] text, int at) {
    if (at + 2 >= text.length) return -1;
    int high = Character.digit(text[at + 1], 16);
    int low = Character.digit(text[at + 2], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  @Override
  public String toString() {
    return value.toLowerCase(Locale.ROOT).startsWith("http") ? value : decode(value, false);
  }
}

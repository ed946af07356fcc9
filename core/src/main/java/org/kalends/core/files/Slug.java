package org.kalends.core.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A title as a piece of a file name: letters and digits of every script in lower case, everything
 * else a single hyphen. Never empty, never more than 50 code points or 120 bytes of UTF-8, and
 * never with a character that a file system or a shell minds.
 */
final class Slug {
  private static final String UNTITLED = "untitled";
  private static final int MAX_CODE_POINTS = 50;
  private static final int MAX_BYTES = 120;
  private static final int VARIATION_SELECTOR_1 = 0xFE00;
  private static final int VARIATION_SELECTOR_16 = 0xFE0F;

  private final StringBuilder slug = new StringBuilder();
  private final StringBuilder letter = new StringBuilder();
  private int codePoints;
  private int bytes;
  private boolean gap;
  private boolean full;

  private Slug() {}

  static String of(String title) {
    Slug slug = new Slug();
    composed(composed(title).toLowerCase(Locale.ROOT))
        .codePoints()
        .takeWhile(codePoint -> !slug.full)
        .forEach(slug::add);
    slug.endLetter();
    return slug.slug.isEmpty() ? UNTITLED : slug.slug.toString();
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private void add(int codePoint) {
    if (Character.isLetterOrDigit(codePoint)) {
      endLetter();
      letter.append(gap && !slug.isEmpty() ? "-" : "").appendCodePoint(codePoint);
      gap = false;
    } else if (isMark(codePoint) && !letter.isEmpty() && !gap) {
      letter.appendCodePoint(codePoint);
    } else if (!isInvisible(codePoint)) {
      gap = true;
    }
  }

  /** A letter goes in with all its marks or not at all. */
  private void endLetter() {
    codePoints += letter.codePointCount(0, letter.length());
    bytes += letter.toString().getBytes(StandardCharsets.UTF_8).length;
    full |= codePoints > MAX_CODE_POINTS || bytes > MAX_BYTES;
    if (!full) {
      slug.append(letter);
    }
    letter.setLength(0);
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
        && !isVariationSelector(codePoint);
  }

  /** What changes how its neighbours look, and parts no words: joiners, directions, selectors. */
  private static boolean isInvisible(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.FORMAT
        || type == Character.ENCLOSING_MARK
        || isVariationSelector(codePoint);
  }

  private static boolean isVariationSelector(int codePoint) {
    return codePoint >= VARIATION_SELECTOR_1 && codePoint <= VARIATION_SELECTOR_16;
  }
}

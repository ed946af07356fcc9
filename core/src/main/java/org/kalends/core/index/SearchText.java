package org.kalends.core.index;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kalends.ics.CalAddress;
import org.kalends.ics.Component;
import org.kalends.ics.Property;

/** What a search looks at, folded: letter case, accents and composition do not count. */
public final class SearchText {
  private static final List<String> TEXTS = List.of("SUMMARY", "LOCATION", "DESCRIPTION");
  private static final List<String> PEOPLE = List.of("ORGANIZER", "ATTENDEE");

  /** Letters that people type without their stroke, but Unicode does not take apart. */
  private static final Map<Character, String> STROKED =
      Map.of('ø', "o", 'ł', "l", 'đ', "d", 'æ', "ae", 'œ', "oe", 'ı', "i", 'ħ', "h");

  /** Combining diacritical marks; the marks of other scripts are letters to their readers. */
  private static final char FIRST_MARK = '\u0300';

  private static final char LAST_MARK = '\u036f';

  private SearchText() {}

  /** Title, place, notes, people and categories of a component, a line each. */
  public static String of(Component component) {
    List<String> lines = new ArrayList<>();
    TEXTS.forEach(name -> component.text(name).ifPresent(lines::add));
    component.properties("CATEGORIES").forEach(property -> lines.addAll(property.texts()));
    lines.addAll(names(component));
    return folded(String.join("\n", lines));
  }

  /** Those who take part in it: names and addresses, a line each. */
  public static String people(Component component) {
    return folded(String.join("\n", names(component)));
  }

  private static List<String> names(Component component) {
    List<String> names = new ArrayList<>();
    for (String property : PEOPLE) {
      for (Property person : component.properties(property)) {
        CalAddress address = CalAddress.of(person);
        address.name().ifPresent(names::add);
        names.add(address.mail().orElse(address.uri()));
      }
    }
    return names;
  }

  /** A text as it is compared. */
  public static String folded(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text.toLowerCase(Locale.ROOT);
    }
    // Upper case first: ß is SS, final and other sigmas are one.
    String lower =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c < FIRST_MARK || c > LAST_MARK) {
        String plain = STROKED.get(c);
        folded.append(plain == null ? String.valueOf(c) : plain);
      }
    }
    return folded.toString().replace('ς', 'σ');
  }
}

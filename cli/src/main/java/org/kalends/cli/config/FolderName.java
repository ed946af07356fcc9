package org.kalends.cli.config;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Names of calendar folders: one visible folder below the root, on every file system. */
public final class FolderName {
  /** For messages. */
  public static final String RULE =
      "must name a folder: no slashes, no leading dot, no control characters";

  private FolderName() {}

  /** Whether a folder below the root may be called that. */
  public static boolean allowed(String name) {
    return !name.isBlank()
        && !name.startsWith(".")
        && name.codePoints().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }

  /** A free folder name that says what the calendar is called; letters of every script stay. */
  public static String of(String calendar, Set<String> taken) {
    StringBuilder slug = new StringBuilder();
    Normalizer.normalize(calendar, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .map(c ->
            Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK
                ? c
                : '-')
        .limit(50)
        .forEach(slug::appendCodePoint);
    String name = slug.toString().replaceAll("-+", "-").replaceAll("^-|-$", "");
    if (name.isEmpty()) {
      name = "calendar";
    }
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }
}

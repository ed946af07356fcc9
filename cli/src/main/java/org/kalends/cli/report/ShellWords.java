package org.kalends.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a command into words at blanks; quotes and backslashes keep them. Nothing else is special.
 * And the way back, for one word.
 */
public final class ShellWords {
  private static final Pattern PIECE =
      Pattern.compile(
          "'(?<plain>[^']*)'|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|\\\\(?<one>.)|(?<bare>[^\\s\"'\\\\]+)");

  private ShellWords() {}

  public static List<String> in(String command) {
    List<String> words = new ArrayList<>();
    Matcher piece = PIECE.matcher(command);
    int end = -1;
    while (piece.find()) {
      String text = text(piece);
      if (piece.start() == end) {
        words.set(words.size() - 1, words.get(words.size() - 1) + text);
      } else {
        words.add(text);
      }
      end = piece.end();
    }
    return words;
  }

  /** The word as a shell takes it for one. */
  public static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String text(Matcher piece) {
    if (piece.group("quoted") != null) {
      return piece.group("quoted").replaceAll("\\\\(.)", "$1");
    }
    for (String group : List.of("plain", "one", "bare")) {
      if (piece.group(group) != null) {
        return piece.group(group);
      }
    }
    throw new IllegalStateException(piece.group());
  }
}

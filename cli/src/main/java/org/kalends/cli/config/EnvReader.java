package org.kalends.cli.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through the text of an {@link EnvFile}, binding by binding. */
final class EnvReader {
  static final Pattern BLANKS = Pattern.compile("\\s*");
  static final Pattern REST = Pattern.compile("[^\r\n]*(?:\r\n|\r|\n)?");
  private static final Pattern COMMENT = Pattern.compile("#[^\r\n]*");
  private static final Pattern NAME =
      Pattern.compile("(?:export[^\\S\r\n]+)?+(?:'([^']+)'|(?!')([^=#\\s]+))[^\\S\r\n]*");
  private static final Pattern EQUALS = Pattern.compile("=[^\\S\r\n]*");
  private static final Pattern SINGLE = Pattern.compile("'((?:[^'\\\\]++|\\\\'|\\\\)*)'");
  private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]++|\\\\\"|\\\\)*)\"");
  private static final Pattern PLAIN = Pattern.compile("[^\r\n]*");
  private static final Pattern END =
      Pattern.compile("(?:[^\\S\r\n]*#[^\r\n]*)?[^\\S\r\n]*(?:\r\n|\r|\n|$)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\'\"abfnrtv])");
  private static final String LETTERS = "abfnrtv";
  private static final String CONTROLS = "\u0007\b\f\n\r\t\u000b";

  private final String text;
  private int at;

  /** A name and what stands behind it. */
  record Binding(String name, String value) {}

  EnvReader(String text) {
    this.text = text;
  }

  int line() {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /** Goes over that, and answers whether anything is left. */
  boolean skip(Pattern pattern) {
    Matcher matcher = matcher(pattern);
    if (matcher.lookingAt()) {
      at = matcher.end();
    }
    return at < text.length();
  }

  /** The next one; empty for a comment and for a name alone. */
  Optional<Binding> binding() throws Unreadable {
    if (matcher(COMMENT).lookingAt()) {
      skip(REST);
      return Optional.empty();
    }
    Matcher name = take(NAME);
    if (!matcher(EQUALS).lookingAt()) {
      take(END);
      return Optional.empty();
    }
    take(EQUALS);
    String value = value();
    take(END);
    return Optional.of(new Binding(name.group(1) == null ? name.group(2) : name.group(1), value));
  }

  private String value() throws Unreadable {
    if (text.startsWith("'", at)) {
      return take(SINGLE).group(1).replaceAll("\\\\([\\\\'])", "$1");
    }
    if (text.startsWith("\"", at)) {
      return ESCAPE
          .matcher(take(DOUBLE).group(1))
          .replaceAll(escape -> Matcher.quoteReplacement(meant(escape.group(1))));
    }
    return take(PLAIN).group().replaceFirst("\\s+#.*", "").stripTrailing();
  }

  private static String meant(String letter) {
    int control = LETTERS.indexOf(letter);
    return control < 0 ? letter : CONTROLS.substring(control, control + 1);
  }

  private Matcher take(Pattern pattern) throws Unreadable {
    Matcher matcher = matcher(pattern);
    if (!matcher.lookingAt()) {
      throw new Unreadable();
    }
    at = matcher.end();
    return matcher;
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length());
  }

  /** What stands here is no {@code NAME=value}. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
  }
}

package org.kalends.suite;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Edits to the text of events as one makes them in a text editor. */
final class Events {
  private static final Pattern EVENT =
      Pattern.compile("BEGIN:VEVENT\\R.*?END:VEVENT", Pattern.DOTALL);

  private Events() {}

  /** Changes the master, or the first override, in a text. */
  static String edit(String text, boolean override, UnaryOperator<String> change) {
    MatchResult event =
        EVENT
            .matcher(text)
            .results()
            .filter(match -> isOverride(match) == override)
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing to edit in " + text));
    return text.substring(0, event.start())
        + change.apply(event.group())
        + text.substring(event.end());
  }

  static boolean has(String text, boolean override) {
    return EVENT.matcher(text).results().anyMatch(match -> isOverride(match) == override);
  }

  private static boolean isOverride(MatchResult event) {
    return event.group().contains("\nRECURRENCE-ID");
  }

  static UnaryOperator<String> title(String title) {
    return event -> line(event, "SUMMARY", "SUMMARY:" + title);
  }

  /** Sets a property that generated events do not have. */
  static UnaryOperator<String> priority(int priority) {
    return event ->
        event.contains("\nPRIORITY:")
            ? line(event, "PRIORITY", "PRIORITY:" + priority)
            : event.replaceFirst("(?m)^UID:.*$", "$0\r\nPRIORITY:" + priority);
  }

  private static String line(String event, String name, String line) {
    return event.replaceFirst("(?m)^" + name + ":.*$", Matcher.quoteReplacement(line));
  }
}

package org.kalends.cli.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of {@code NAME=value} lines, understood as python-dotenv understands it: comments, an
 * {@code export} before the name, quotes with escapes that may span lines, and {@code ${OTHER}} for
 * what the environment or an earlier line says.
 *
 * @param values by name; as in python-dotenv the environment has the last word, so a value that
 *     stands there, too, is the environment's
 * @param unreadable the numbers of lines that are none of this; they were passed over
 */
public record EnvFile(Map<String, String> values, List<Integer> unreadable) {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]*)(?::-([^}]*))?}");

  /** Reads a file that must be there. */
  public static EnvFile read(Path file, Map<String, String> environment) throws IOException {
    try {
      return of(Files.readString(file), environment);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file, 0, "there is no such file");
    } catch (MalformedInputException e) {
      throw new ConfigException(file, 0, "is not UTF-8 text; save it as UTF-8");
    }
  }

  static EnvFile of(String text, Map<String, String> environment) {
    EnvReader reader = new EnvReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
    Map<String, String> values = new LinkedHashMap<>();
    List<Integer> unreadable = new ArrayList<>();
    while (reader.skip(EnvReader.BLANKS)) {
      int line = reader.line();
      try {
        reader.binding().ifPresent(b -> values.put(b.name(), resolved(b, values, environment)));
      } catch (EnvReader.Unreadable e) {
        reader.skip(EnvReader.REST);
        unreadable.add(line);
      }
    }
    values.replaceAll((name, value) -> environment.getOrDefault(name, value));
    return new EnvFile(values, List.copyOf(unreadable));
  }

  private static String resolved(
      EnvReader.Binding binding, Map<String, String> values, Map<String, String> environment) {
    return REFERENCE
        .matcher(binding.value())
        .replaceAll(reference -> Matcher.quoteReplacement(value(reference, values, environment)));
  }

  private static String value(
      MatchResult reference, Map<String, String> values, Map<String, String> environment) {
    String name = reference.group(1);
    String otherwise = reference.group(2) == null ? "" : reference.group(2);
    return environment.getOrDefault(name, values.getOrDefault(name, otherwise));
  }

  /** Never the values: some are passwords. */
  @Override
  public String toString() {
    return "EnvFile" + values.keySet();
  }
}

package org.kalends.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A table of a config file that is read key by key; a key that nobody asked for is an error. */
final class Section {
  private final Path file;
  private final String name;
  private final TomlTable table;
  private final int line;
  private final Set<String> asked = new LinkedHashSet<>();

  Section(Path file, String name, TomlTable table, int line) {
    this.file = file;
    this.name = name;
    this.table = table;
    this.line = line;
  }

  Optional<String> text(String key) throws ConfigException {
    return value(key, String.class, "a text in quotes");
  }

  /** A text that must be there. */
  String required(String key) throws ConfigException {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      throw new ConfigException(file, line, "`" + key + "` is missing in [" + name + "]");
    }
    return text.get();
  }

  boolean flag(String key) throws ConfigException {
    return flag(key, false);
  }

  boolean flag(String key, boolean usual) throws ConfigException {
    return value(key, Boolean.class, "true or false").orElse(usual);
  }

  /** What stands there, as text; a whole number may stand without quotes. */
  String textOrNumber(String key) throws ConfigException {
    return table.get(List.of(key)) instanceof Long
        ? number(key).orElseThrow().toString()
        : required(key);
  }

  Optional<Long> number(String key) throws ConfigException {
    return value(key, Long.class, "a whole number");
  }

  /** A list of texts, not empty. */
  Optional<List<String>> texts(String key) throws ConfigException {
    String form = "a list of texts, such as [\"pass\", \"show\", \"calendar\"]";
    Optional<TomlArray> array = value(key, TomlArray.class, form);
    if (array.isEmpty()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (Object element : array.get().toList()) {
      if (!(element instanceof String text)) {
        throw error(key, "`" + key + "` must be " + form);
      }
      texts.add(text);
    }
    if (texts.isEmpty()) {
      throw error(key, "`" + key + "` is empty; it must be " + form);
    }
    return Optional.of(texts);
  }

  /** One of these words. */
  <T> Optional<T> word(String key, Map<String, T> words) throws ConfigException {
    Optional<String> text = text(key);
    if (text.isPresent() && !words.containsKey(text.get())) {
      throw error(
          key,
          "`%s` cannot be \"%s\"; it is one of: %s"
              .formatted(key, text.get(), String.join(", ", words.keySet())));
    }
    return text.map(words::get);
  }

  /** The tables in the table of that name, in the order of the file. */
  Map<String, Section> sections(String key) throws ConfigException {
    Optional<Section> parent = section(key);
    Map<String, Section> sections = new LinkedHashMap<>();
    if (parent.isPresent()) {
      for (String child : parent.get().table.keySet()) {
        sections.put(child, parent.get().section(child).orElseThrow());
      }
    }
    return sections;
  }

  /** The tables of {@code [[key]]}, in the order of the file. */
  List<Section> list(String key) throws ConfigException {
    String form = "tables: [[" + key + "]]";
    Optional<TomlArray> array = value(key, TomlArray.class, form);
    List<Section> tables = new ArrayList<>();
    for (int i = 0; array.isPresent() && i < array.get().size(); i++) {
      if (!(array.get().get(i) instanceof TomlTable child)) {
        throw error(key, "`" + key + "` must be " + form);
      }
      tables.add(new Section(file, "[" + key + "]", child, array.get().inputPositionOf(i).line()));
    }
    return tables;
  }

  /** Whether a value stands under that key. */
  boolean has(String key) {
    return table.contains(List.of(key));
  }

  /** Whether what stands under that key is a text. */
  boolean isText(String key) {
    return table.get(List.of(key)) instanceof String;
  }

  Optional<Section> section(String key) throws ConfigException {
    String path = name.isEmpty() ? key : name.replaceAll("[\\[\\]]", "") + "." + key;
    return value(key, TomlTable.class, "a table: [" + path + "]")
        .map(child -> new Section(file, path, child, lineOf(key)));
  }

  /** Must be called once all keys were asked for. */
  void end() throws ConfigException {
    for (String key : table.keySet()) {
      if (!asked.contains(key)) {
        String where = name.isEmpty() ? "" : " in [" + name + "]";
        throw error(key, "unknown key `" + key + "`" + where + "; " + Nearest.hint(key, asked));
      }
    }
  }

  ConfigException error(String key, String message) {
    return new ConfigException(file, lineOf(key), message);
  }

  String name() {
    return name;
  }

  private <T> Optional<T> value(String key, Class<T> type, String form) throws ConfigException {
    asked.add(key);
    Object value = table.get(List.of(key));
    if (value != null && !type.isInstance(value)) {
      throw error(key, "`" + key + "` must be " + form);
    }
    return Optional.ofNullable(value).map(type::cast);
  }

  private int lineOf(String key) {
    TomlPosition position = table.inputPositionOf(List.of(key));
    return position == null ? line : position.line();
  }
}

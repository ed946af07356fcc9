package org.kalends.cli.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.kalends.core.files.Layout;
import org.kalends.dav.client.Invitations;
import org.kalends.dav.client.Trust;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/** Changes the config file and leaves every line alone that is not about the change. */
public final class ConfigEdit {
  private final ConfigFile file;
  private String text;

  public ConfigEdit(ConfigFile file) throws IOException {
    this.file = file;
    this.text = file.text();
  }

  /** Appends an account. */
  public ConfigEdit add(Config.Account account) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("url", account.url());
    account.user().ifPresent(user -> values.put("user", user));
    account.password().ifPresent(secret -> put(values, secret));
    switch (account.trust()) {
      case Trust.Usual usual -> {}
      case Trust.CaFile ca -> values.put("ca_file", ca.pem());
      case Trust.Pinned pinned -> values.put("certificate_sha256", pinned.sha256());
    }
    if (!account.origins().isEmpty()) {
      values.put("trusted_origins", account.origins().stream().map(URI::toString).toList());
    }
    if (account.plaintext()) {
      values.put("allow_plaintext", true);
    }
    return append(List.of("accounts", account.name()), values);
  }

  /** Appends a calendar. */
  public ConfigEdit add(Config.Calendar calendar) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("account", calendar.account());
    values.put("url", calendar.url());
    calendar.name().ifPresent(name -> values.put("name", name));
    calendar.color().ifPresent(color -> values.put("color", color));
    if (calendar.layout() != Layout.CALDIR) {
      values.put("layout", calendar.layout().name().toLowerCase(Locale.ROOT));
    }
    if (calendar.readOnly()) {
      values.put("read_only", true);
    }
    if (calendar.invitations() != Invitations.NEVER) {
      values.put("invitations", calendar.invitations().name().toLowerCase(Locale.ROOT));
    }
    return append(List.of("calendars", calendar.folder()), values);
  }

  /**
   * Appends a mirror.
   *
   * @param values what stands under its keys, in their order
   */
  public ConfigEdit addMirror(Map<String, Object> values) {
    return append("[[mirror]]", values);
  }

  /** Appends someone who may log in to our server. */
  public ConfigEdit add(Config.User user) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("password_hash", user.passwordHash());
    user.root().ifPresent(root -> values.put("root", root));
    return append(List.of("serve", "users", user.name()), values);
  }

  /** Sets a key at the top of the file that is not there yet. */
  public ConfigEdit set(String key, Object value) {
    text = line(key, value) + "\n" + text;
    return this;
  }

  /**
   * Takes a section away. Comments above its header stay, for they may be about more, and those
   * above the next one do.
   */
  public ConfigEdit remove(String... section) throws IOException {
    TomlTable table = file.toml(text);
    List<String> path = List.of(section);
    int header = header(table, path);
    List<String> lines = new ArrayList<>(text.lines().toList());
    int end = nextHeader(table, header).orElse(lines.size() + 1);
    while (end > header + 1 && lines.get(end - 2).strip().startsWith("#")) {
      end--;
    }
    if (end > header + 1 && end <= lines.size() && lines.get(end - 2).isBlank()) {
      end--;
    }
    lines.subList(header - 1, end - 1).clear();
    text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    if (file.toml(text).contains(path)) {
      throw notOurs(path);
    }
    return this;
  }

  /** Makes sure that what would be written can be read. */
  public void check() throws IOException {
    file.parse(text);
  }

  /** Writes the file, after making sure that it can be read. */
  public void write() throws IOException {
    check();
    AtomicText.write(file.path(), text);
  }

  private int header(TomlTable table, List<String> path) throws ConfigException {
    int line = table.contains(path) ? table.inputPositionOf(path).line() : 0;
    String header = line == 0 ? "" : text.lines().skip(line - 1L).findFirst().orElse("").strip();
    if (!header.startsWith("[")) {
      throw notOurs(path);
    }
    return line;
  }

  private ConfigException notOurs(List<String> path) {
    return new ConfigException(
        file.path(),
        0,
        "cannot find the section [%s] to take it away; please edit the file"
            .formatted(dotted(path)));
  }

  private static OptionalInt nextHeader(TomlTable table, int after) {
    return table.keyPathSet(true).stream()
        .filter(path -> table.get(path) instanceof TomlTable)
        .mapToInt(path -> table.inputPositionOf(path).line())
        .filter(line -> line > after)
        .min();
  }

  private static void put(Map<String, Object> values, Secret secret) {
    switch (secret) {
      case Secret.Command command -> values.put("password_command", command.words());
      case Secret.Variable variable -> values.put("password_env", variable.name());
      case Secret.File file -> values.put("password_file", file.path());
    }
  }

  private ConfigEdit append(List<String> path, Map<String, Object> values) {
    return append("[" + dotted(path) + "]", values);
  }

  private ConfigEdit append(String header, Map<String, Object> values) {
    StringBuilder section = new StringBuilder(text);
    if (!text.isEmpty()) {
      section.append(text.endsWith("\n") ? "\n" : "\n\n");
    }
    section.append(header).append('\n');
    values.forEach((key, value) -> section.append(line(key, value)));
    text = section.toString();
    return this;
  }

  private static String line(String key, Object value) {
    return key + " = " + literal(value) + "\n";
  }

  private static String literal(Object value) {
    return switch (value) {
      case Boolean flag -> flag.toString();
      case Integer number -> number.toString();
      case List<?> list ->
          list.stream().map(ConfigEdit::literal).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> table ->
          table.entrySet().stream()
              .map(entry -> entry.getKey() + " = " + literal(entry.getValue()))
              .collect(Collectors.joining(", ", "{ ", " }"));
      case Path path -> literal(path.toString());
      case URI uri -> literal(uri.toString());
      default -> "\"" + Toml.tomlEscape(value.toString()) + "\"";
    };
  }

  private static String dotted(List<String> path) {
    return path.stream().map(ConfigEdit::key).collect(Collectors.joining("."));
  }

  private static String key(String name) {
    return name.matches("[A-Za-z0-9_-]+") ? name : "\"" + Toml.tomlEscape(name) + "\"";
  }
}

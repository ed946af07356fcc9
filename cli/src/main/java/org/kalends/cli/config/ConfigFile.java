package org.kalends.cli.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kalends.cli.config.Config.Account;
import org.kalends.cli.config.Config.Calendar;
import org.kalends.cli.config.Config.OnConflict;
import org.kalends.cli.config.Config.Serve;
import org.kalends.cli.config.Config.User;
import org.kalends.core.files.Layout;
import org.kalends.core.ledger.Retention;
import org.kalends.dav.client.Invitations;
import org.kalends.dav.client.Trust;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Reads the config file. A file that is not there says nothing; one with mistakes is refused. */
public final class ConfigFile {
  private final Path file;
  private final Function<String, Path> paths;

  /**
   * @param paths turns a path as people write it into one that can be used
   */
  public ConfigFile(Path file, Function<String, Path> paths) {
    this.file = file;
    this.paths = paths;
  }

  public Path path() {
    return file;
  }

  public Config read() throws IOException {
    return parse(text());
  }

  /** The text of the file, empty where there is none. */
  String text() throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (MalformedInputException e) {
      throw new ConfigException(file, 0, "is not UTF-8 text; save it as UTF-8");
    }
  }

  /** What this text would say as config file. */
  Config parse(String text) throws ConfigException {
    return config(new Section(file, "", toml(text), 1));
  }

  TomlParseResult toml(String text) throws ConfigException {
    TomlParseResult result = Toml.parse(text);
    if (result.hasErrors()) {
      TomlParseError first = result.errors().get(0);
      throw new ConfigException(file, first.position().line(), first.getMessage());
    }
    return result;
  }

  private Config config(Section top) throws ConfigException {
    Map<String, Account> accounts = new LinkedHashMap<>();
    for (Map.Entry<String, Section> entry : top.sections("accounts").entrySet()) {
      accounts.put(entry.getKey(), account(entry.getKey(), entry.getValue()));
    }
    Map<String, Calendar> calendars = new LinkedHashMap<>();
    for (Map.Entry<String, Section> entry : top.sections("calendars").entrySet()) {
      calendars.put(entry.getKey(), calendar(entry.getKey(), entry.getValue(), accounts));
    }
    Config config =
        new Config(
            top.text("root").map(this::beside),
            zone(top),
            accounts,
            calendars,
            new MirrorSections(accounts, calendars).read(top.list("mirror")),
            serve(top.section("serve")),
            watchInterval(top.section("watch")),
            history(top.section("history")));
    top.end();
    return config;
  }

  private static Optional<ZoneId> zone(Section section) throws ConfigException {
    Optional<String> text = section.text("zone");
    return text.isEmpty() ? Optional.empty() : Optional.of(zone(section, text.get()));
  }

  /** The zone of that name, which stands under the key {@code zone}. */
  static ZoneId zone(Section section, String name) throws ConfigException {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      String hint =
          Nearest.to(name, ZoneId.getAvailableZoneIds())
              .map(zone -> "did you mean \"" + zone + "\"?")
              .orElse("it is a name such as \"Europe/Berlin\"");
      throw section.error("zone", "there is no zone \"%s\"; %s".formatted(name, hint));
    }
  }

  private Account account(String name, Section section) throws ConfigException {
    Account account =
        new Account(
            name,
            address(section),
            section.text("user"),
            secret(section),
            trust(section),
            origins(section),
            section.flag("allow_plaintext"));
    section.end();
    return account;
  }

  private Trust trust(Section section) throws ConfigException {
    Optional<Path> file = section.text("ca_file").map(this::beside);
    Optional<String> pin = section.text("certificate_sha256");
    if (file.isPresent() && pin.isPresent()) {
      throw section.error(
          "ca_file",
          "[" + section.name() + "] has ca_file and certificate_sha256; keep one of them");
    }
    try {
      return pin.<Trust>map(Trust.Pinned::new)
          .or(() -> file.map(Trust.CaFile::new))
          .orElse(Trust.USUAL);
    } catch (IllegalArgumentException e) {
      throw section.error("certificate_sha256", "`certificate_sha256`: " + e.getMessage());
    }
  }

  private static Set<URI> origins(Section section) throws ConfigException {
    Set<URI> origins = new LinkedHashSet<>();
    for (String text : section.texts("trusted_origins").orElse(List.of())) {
      origins.add(address(section, "trusted_origins", text));
    }
    return origins;
  }

  private Optional<Secret> secret(Section section) throws ConfigException {
    Map<String, Optional<Secret>> ways = new LinkedHashMap<>();
    ways.put("password_command", section.texts("password_command").map(Secret.Command::new));
    ways.put("password_env", section.text("password_env").map(Secret.Variable::new));
    ways.put(
        "password_file", section.text("password_file").map(this::beside).map(Secret.File::new));
    ways.values().removeIf(Optional::isEmpty);
    if (ways.size() > 1) {
      throw section.error(
          ways.keySet().iterator().next(),
          "[%s] has %s; keep one of them"
              .formatted(section.name(), String.join(" and ", ways.keySet())));
    }
    return ways.values().stream().findFirst().flatMap(way -> way);
  }

  /** A path that does not begin at the root or the home is seen from the config file. */
  private Path beside(String text) {
    return text.startsWith("~") ? paths.apply(text) : file.resolveSibling(text);
  }

  private Calendar calendar(String folder, Section section, Map<String, Account> accounts)
      throws ConfigException {
    String account = section.required("account");
    if (!accounts.containsKey(account)) {
      throw section.error(
          "account",
          "there is no [accounts.%s]; %s"
              .formatted(account, Nearest.hint(account, accounts.keySet())));
    }
    if (!FolderName.allowed(folder)) {
      throw section.error("account", "[" + section.name() + "] " + FolderName.RULE);
    }
    Calendar calendar =
        new Calendar(
            folder,
            account,
            address(section),
            section.word("layout", words(Layout.values())).orElse(Layout.CALDIR),
            section.word("conflict", words(OnConflict.values())).orElse(OnConflict.ASK),
            section.flag("read_only"),
            section.word("invitations", words(Invitations.values())).orElse(Invitations.NEVER),
            section.text("name"),
            section.text("color"));
    section.end();
    return calendar;
  }

  private Serve serve(Optional<Section> section) throws ConfigException {
    if (section.isEmpty()) {
      return Serve.USUAL;
    }
    Map<String, User> users = new LinkedHashMap<>();
    for (Map.Entry<String, Section> entry : section.get().sections("users").entrySet()) {
      Section user = entry.getValue();
      users.put(
          entry.getKey(),
          new User(
              entry.getKey(), user.required("password_hash"), user.text("root").map(this::beside)));
      user.end();
    }
    Serve serve =
        new Serve(
            section.get().text("bind").orElse(Serve.USUAL.bind()), port(section.get()), users);
    section.get().end();
    return serve;
  }

  private static Optional<Duration> watchInterval(Optional<Section> section)
      throws ConfigException {
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> text = section.get().text("interval");
    Optional<Duration> interval = text.flatMap(Interval::of);
    if (text.isPresent() && interval.isEmpty()) {
      throw section.get().error("interval", "`interval` must be " + Interval.FORM);
    }
    section.get().end();
    return interval;
  }

  private static Retention history(Optional<Section> section) throws ConfigException {
    if (section.isEmpty()) {
      return Retention.USUAL;
    }
    Section history = section.get();
    Optional<Long> keep = Amount.in(history, "keep", Amount.DAYS, "180 days");
    Optional<Long> size = Amount.in(history, "size", Amount.BYTES, "500 MB");
    history.end();
    return new Retention(
        keep.map(Duration::ofDays).orElse(Retention.USUAL.age()),
        size.orElse(Retention.USUAL.bytes()));
  }

  private static int port(Section section) throws ConfigException {
    long port = section.number("port").orElse((long) Serve.USUAL.port());
    if (port < 0 || port > 65535) {
      throw section.error("port", "`port` must be between 0 and 65535");
    }
    return (int) port;
  }

  private static URI address(Section section) throws ConfigException {
    return address(section, "url", section.required("url"));
  }

  static URI address(Section section, String key, String text) throws ConfigException {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw section.error(key, "`" + key + "` is no address: " + e.getReason());
    }
    throw section.error(
        key, "`" + key + "` must be an address that begins with https:// or http://");
  }

  /** The values as they are written. */
  static <T extends Enum<T>> Map<String, T> words(T[] values) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T value : values) {
      words.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return words;
  }
}

package org.kalends.cli.wiring;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.EnvFile;
import org.kalends.cli.config.FolderName;
import org.kalends.cli.config.MirrorConfig;
import org.kalends.cli.config.MirrorConfig.End;
import org.kalends.cli.config.Secret;
import org.kalends.cli.config.Secrets;
import org.kalends.cli.report.Failure;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.dav.client.Discovery;
import org.kalends.dav.client.RemoteCalendar;
import org.kalends.dav.client.Trust;

/**
 * The mirror that an env file of caldav-instance-sync tells of: every occurrence in a calendar of a
 * Nextcloud, from 30 days ago to 90 days ahead, into one of a Kerio.
 *
 * @param values what the file and the environment say, by name
 */
record EnvMirror(Wiring wiring, Path file, Map<String, String> values) {
  private static final String SOURCE = "NEXTCLOUD";
  private static final String TARGET = "KERIO";
  private static final List<String> PARTS = List.of("_URL", "_USERNAME", "_PASSWORD", "_CALENDAR");

  /** Reads the file; lines that cannot be read are told of. */
  static EnvMirror read(Wiring wiring, String typed) throws IOException {
    Path file = wiring.environment().path(typed);
    EnvFile read = EnvFile.read(file, wiring.environment().variables());
    read.unreadable()
        .forEach(line ->
            wiring.terminal().err("%s:%d: passed over: not NAME=value".formatted(file, line)));
    Map<String, String> values = new LinkedHashMap<>(wiring.environment().variables());
    values.putAll(read.values());
    EnvMirror mirror = new EnvMirror(wiring, file, values);
    mirror.requireAll();
    return mirror;
  }

  private void requireAll() throws Failure {
    List<String> missing =
        Stream.of(SOURCE, TARGET)
            .flatMap(side -> PARTS.stream().map(side::concat))
            .filter(name -> values.getOrDefault(name, "").isBlank())
            .toList();
    if (!missing.isEmpty()) {
      throw Failure.failed(
          "%s: %s not set; the file has to say %s"
              .formatted(
                  file,
                  String.join(", ", missing) + (missing.size() == 1 ? " is" : " are"),
                  "NEXTCLOUD_URL, _USERNAME, _PASSWORD and _CALENDAR, and the same of KERIO"));
    }
  }

  /** The mirror, with the accounts that it needs; asks both servers for their calendars. */
  MirrorChoice.Chosen chosen() throws IOException {
    Config config = config(List.of(account(SOURCE), account(TARGET)));
    Secrets secrets = new Secrets(values);
    RemoteCalendars calendars = new RemoteCalendars(secrets, wiring.connectionSettings());
    RemoteCalendar source = calendars.named(account(SOURCE), values.get(SOURCE + "_CALENDAR"));
    RemoteCalendar target = calendars.named(account(TARGET), values.get(TARGET + "_CALENDAR"));
    if (source.url().equals(target.url())) {
      throw Failure.failed(
          "%s: the same calendar on both ends: %s; a mirror copies one calendar into another"
              .formatted(file, source.url()));
    }
    MirrorConfig mirror =
        MirrorConfig.of(
            name(source, target),
            new End.Collection(name(SOURCE), source.url()),
            new End.Collection(name(TARGET), target.url()),
            MirrorSpec.Mode.INSTANCES);
    return new MirrorChoice.Chosen(config, secrets, List.of(mirror));
  }

  /** The same for the same two calendars, whatever the file is called. */
  private static String name(RemoteCalendar source, RemoteCalendar target) {
    byte[] between = (source.url() + " " + target.url()).getBytes(StandardCharsets.UTF_8);
    String digest = UUID.nameUUIDFromBytes(between).toString().substring(0, 6);
    return FolderName.of(source.name() + " to " + target.name() + " " + digest, Set.of());
  }

  private static String name(String side) {
    return side.toLowerCase(Locale.ROOT);
  }

  private Config.Account account(String side) throws IOException {
    String typed = values.get(side + "_URL");
    return new Config.Account(
        name(side),
        url(side, typed),
        Optional.of(values.get(side + "_USERNAME")),
        Optional.of(new Secret.Variable(side + "_PASSWORD")),
        Trust.USUAL,
        Set.of(),
        false);
  }

  private URI url(String side, String typed) throws Failure {
    try {
      return Discovery.address(typed);
    } catch (IllegalArgumentException e) {
      throw Failure.failed(
          "%s: %s_URL is no address; it is such as https://dav.example.com/".formatted(file, side),
          e);
    }
  }

  /** What the config says beside its accounts and mirrors. */
  private Config config(List<Config.Account> accounts) throws IOException {
    Config config = wiring.config();
    Map<String, Config.Account> named = new LinkedHashMap<>();
    accounts.forEach(account -> named.put(account.name(), account));
    return config.withAccounts(named);
  }
}

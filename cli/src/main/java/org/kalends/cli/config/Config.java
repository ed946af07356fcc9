package org.kalends.cli.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What the config file says, checked.
 *
 * @param root where the calendars are, if it says so
 * @param zone for times in file names, if it says so
 * @param accounts by name, in the order of the file
 * @param calendars by folder, in the order of the file
 */
public record Config(
    Optional<Path> root,
    Optional<ZoneId> zone,
    Map<String, Account> accounts,
    Map<String, Calendar> calendars,
    Serve serve) {

  /** Where to log in, and how. */
  public record Account(
      String name, URI url, Optional<String> user, Optional<Secret> password, Trust trust) {}

  /**
   * Whom to believe that they are the server.
   *
   * @param caFile certificates (PEM) that may sign the server's
   * @param certificateSha256 the one certificate that the server must show
   * @param allowPlaintext whether http is fine for other machines than this one
   */
  public record Trust(
      Optional<Path> caFile, Optional<String> certificateSha256, boolean allowPlaintext) {
    /** The machine's certificates, https only. */
    public static final Trust USUAL = new Trust(Optional.empty(), Optional.empty(), false);
  }

  /** A folder that is kept in step with a collection of a server. */
  public record Calendar(
      String folder,
      String account,
      URI url,
      Layout layout,
      OnConflict conflict,
      boolean readOnly,
      Optional<String> name,
      Optional<String> color) {}

  /** How a folder keeps items. */
  public enum Layout {
    CALDIR,
    VDIR
  }

  /** What happens to items that both sides have edited. */
  public enum OnConflict {
    ASK,
    LOCAL,
    REMOTE
  }

  /** The server of ours. */
  public record Serve(String bind, int port, Map<String, User> users) {
    public static final Serve USUAL = new Serve("127.0.0.1", 5232, Map.of());
  }

  /** Who may log in to it; {@code root} is where their calendars are, if not in the common one. */
  public record User(String name, String passwordHash, Optional<Path> root) {}
}

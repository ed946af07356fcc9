package org.kalends.cli.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.files.Layout;
import org.kalends.core.ledger.Retention;
import org.kalends.dav.client.Invitations;
import org.kalends.dav.client.Trust;

/**
 * What the config file says, checked.
 *
 * @param root where the calendars are, if it says so
 * @param zone for times in file names, if it says so
 * @param accounts by name, in the order of the file
 * @param calendars by folder, in the order of the file
 * @param mirrors by name, in the order of the file
 * @param watchInterval how often a watch asks the servers, if it says so
 * @param history how much of it is kept
 */
public record Config(
    Optional<Path> root,
    Optional<ZoneId> zone,
    Map<String, Account> accounts,
    Map<String, Calendar> calendars,
    Map<String, MirrorConfig> mirrors,
    Serve serve,
    Optional<Duration> watchInterval,
    Retention history) {

  /** The same with these accounts in place of its own. */
  public Config withAccounts(Map<String, Account> others) {
    return new Config(root, zone, others, calendars, mirrors, serve, watchInterval, history);
  }

  /**
   * Where to log in, and how.
   *
   * @param origins other servers that may see the password
   * @param plaintext whether the password may go over http to other machines than this one
   */
  public record Account(
      String name,
      URI url,
      Optional<String> user,
      Optional<Secret> password,
      Trust trust,
      Set<URI> origins,
      boolean plaintext) {}

  /**
   * A folder that is kept in step with a collection of a server.
   *
   * @param invitations whether the server may write to the people of meetings
   */
  public record Calendar(
      String folder,
      String account,
      URI url,
      Layout layout,
      OnConflict conflict,
      boolean readOnly,
      Invitations invitations,
      Optional<String> name,
      Optional<String> color) {}

  /** What happens to items that both sides have edited. */
  public enum OnConflict {
    ASK,
    LOCAL,
    REMOTE,
    NEWEST,
    BOTH
  }

  /** The server of ours. */
  public record Serve(String bind, int port, Map<String, User> users) {
    public static final Serve USUAL = new Serve("127.0.0.1", 5232, Map.of());
  }

  /** Who may log in to it; {@code root} is where their calendars are, if not in the common one. */
  public record User(String name, String passwordHash, Optional<Path> root) {}
}

package org.kalends.cli.wiring;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.ConfigFile;
import org.kalends.cli.config.MirrorConfig;
import org.kalends.cli.config.RootFile;
import org.kalends.cli.config.Secrets;
import org.kalends.cli.report.Messages;
import org.kalends.cli.terminal.Terminal;
import org.kalends.core.files.RootLock;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Run;
import org.kalends.dav.client.ConnectionSettings;

/** The one place where the parts are put together; what a command does not ask for is not made. */
public final class Wiring {
  /** A watch that is at its work needs moments for it; whoever needs longer is told of. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Terminal terminal;
  private final Environment environment;
  private final Globals globals;

  public Wiring(Terminal terminal, Environment environment, Globals globals) {
    this.terminal = terminal;
    this.environment = environment;
    this.globals = globals;
  }

  public Terminal terminal() {
    return terminal;
  }

  public Environment environment() {
    return environment;
  }

  public ConfigFile configFile() {
    Path file =
        globals
            .config()
            .map(environment::path)
            .orElseGet(() -> environment.configFolder().resolve("config.toml"));
    return new ConfigFile(file, environment::path);
  }

  /** The options for all commands, with which another run means the same files. */
  public List<String> globalOptions() {
    List<String> options = new ArrayList<>();
    globals.config().ifPresent(file -> options.add("--config=" + environment.path(file)));
    globals.root().ifPresent(root -> options.add("--root=" + environment.path(root)));
    return options;
  }

  public Config config() throws IOException {
    return configFile().read();
  }

  /** Where the calendars are. */
  public Path root(Config config) {
    return globals
        .root()
        .map(environment::path)
        .or(config::root)
        .orElseGet(() -> environment.home().resolve("calendars"));
  }

  /** The chosen calendars, to be looked at. */
  public Workspace workspace(Selection selection) throws IOException {
    return workspace(selection, "status", false);
  }

  /** The chosen calendars, to be changed by that command; nobody else changes them meanwhile. */
  public Workspace workspace(Selection selection, String command) throws IOException {
    return workspace(selection, command, true);
  }

  private Workspace workspace(Selection selection, String command, boolean exclusive)
      throws IOException {
    Config config = config();
    List<Config.Calendar> calendars = selection.of(config);
    Accounts accounts = accounts(config);
    return workspace(config, accounts, calendars, command, held(config, accounts, exclusive));
  }

  /**
   * These calendars, with connections that may outlive the run.
   *
   * @param closed what ends with the run beside the ledger, in this order; also if it cannot begin
   */
  public Workspace workspace(
      Config config,
      Accounts accounts,
      List<Config.Calendar> calendars,
      String command,
      List<Closeable> closed)
      throws IOException {
    return opened(
        config,
        command,
        closed,
        (folders, ledger, run, ending) ->
            new Workspace(folders, accounts, ledger, run, calendars, ending));
  }

  /** These mirrors; nobody else changes the root meanwhile where the run is to write. */
  public Mirrors mirrors(MirrorChoice.Chosen chosen, String command, boolean writing)
      throws IOException {
    Config config = chosen.config();
    Accounts accounts = accounts(config, chosen.secrets());
    return mirrors(config, accounts, chosen.mirrors(), command, held(config, accounts, writing));
  }

  /** The same with connections that may outlive the run. */
  public Mirrors mirrors(
      Config config,
      Accounts accounts,
      List<MirrorConfig> mirrors,
      String command,
      List<Closeable> closed)
      throws IOException {
    return opened(
        config,
        command,
        closed,
        (folders, ledger, run, ending) ->
            new Mirrors(folders, accounts, ledger, run, mirrors, ending));
  }

  /** What ends with a run: its connections, and its hold on the root if it has one. */
  private List<Closeable> held(Config config, Accounts accounts, boolean exclusive)
      throws IOException {
    Path root = Files.createDirectories(root(config));
    return exclusive ? List.of(accounts::close, lock(root)::close) : List.of(accounts::close);
  }

  /** What a run works with. */
  private interface Making<T> {
    T made(Folders folders, Ledger ledger, Run run, Workspace.Ending ending);
  }

  private <T> T opened(Config config, String command, List<Closeable> closed, Making<T> making)
      throws IOException {
    Workspace.Ending ending = new Workspace.Ending(closed);
    try {
      Path root = root(config);
      RootFile rootFile = rootFile(config, root);
      Ledger ledger = Ledger.open(ledger(rootFile));
      Run run = new Run(environment.clock().instant(), command);
      return making.made(
          new Folders(root, rootFile.zone(), environment.clock(), config),
          ledger,
          run,
          ending.after(() -> end(ledger, run, config)));
    } catch (IOException e) {
      ending.close();
      throw e;
    }
  }

  private RootLock lock(Path root) throws IOException {
    return new Patience(PATIENCE).until(() -> RootLock.acquire(root));
  }

  /** The calendars, to be changed by that command; nobody else changes them meanwhile. */
  public Desk desk(String command) throws IOException {
    Config config = config();
    Path root = Files.createDirectories(root(config));
    RootFile rootFile = rootFile(config, root);
    RootLock lock = lock(root);
    try {
      Folders folders = new Folders(root, rootFile.zone(), environment.clock(), config);
      Run run = new Run(environment.clock().instant(), command);
      return new Desk(folders, lock, Ledger.open(ledger(rootFile)), run);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** Forgets what the history is not to keep. */
  static void end(Ledger ledger, Run run, Config config) throws IOException {
    try (ledger) {
      ledger.history().prune(run, config.history());
    }
  }

  public RootFile rootFile(Config config, Path root) throws IOException {
    return RootFile.of(root, config.zone().orElseGet(environment.clock()::getZone));
  }

  /** The folders below the root; reading them changes nothing, so no root file is made. */
  public Folders folders() throws IOException {
    Config config = config();
    ZoneId zone = config.zone().orElseGet(environment.clock()::getZone);
    return new Folders(root(config), zone, environment.clock(), config);
  }

  /** The chosen folders, open to be listed; nothing below the root is written. */
  public Shelf shelf(Selection selection) throws IOException {
    Folders folders = folders();
    List<Path> chosen = selection.among(folders);
    if (chosen.isEmpty()) {
      terminal.err(
          "there is no calendar in %s yet; make a folder there, or run: kalends connect"
              .formatted(environment.shown(folders.root())));
    }
    return Shelf.open(folders, chosen, memory(folders.root()), this::slow);
  }

  /** The ledger; a root that was never synced has none, and what is known of it is a cache. */
  private Path memory(Path root) throws IOException {
    Optional<RootFile> rootFile = RootFile.find(root);
    if (rootFile.isPresent()) {
      return ledger(rootFile.get());
    }
    Path absolute = root.toAbsolutePath().normalize();
    Path below = absolute.getRoot().relativize(absolute);
    return environment.cacheFolder().resolve("roots").resolve(below).resolve("index.db");
  }

  public void slow(IOException unusable) {
    terminal.err("all files are read, which is slow: " + Messages.of(unusable));
  }

  public ItemSearch itemSearch() throws IOException {
    return new ItemSearch(folders(), environment);
  }

  /** What was recorded of this root; empty where nothing was yet. */
  public Optional<Ledger> existingLedger() throws IOException {
    Optional<Path> file = RootFile.find(root(config())).map(this::ledger).filter(Files::exists);
    return file.isPresent() ? Optional.of(Ledger.open(file.get())) : Optional.empty();
  }

  public Path ledger(RootFile rootFile) {
    return environment.stateFolder().resolve(rootFile.id()).resolve("ledger.db");
  }

  public Accounts accounts(Config config) {
    return accounts(config, secrets());
  }

  public Accounts accounts(Config config, Secrets secrets) {
    return new Accounts(config, secrets, connectionSettings());
  }

  public Secrets secrets() {
    return new Secrets(environment.variables());
  }

  public ConnectionSettings connectionSettings() {
    return ConnectionSettings.of(Version.number(), environment.clock());
  }
}

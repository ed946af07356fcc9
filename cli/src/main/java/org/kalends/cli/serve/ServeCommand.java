package org.kalends.cli.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.ConfigEdit;
import org.kalends.cli.config.RootFile;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.dav.server.DavServer;
import org.kalends.dav.server.Passwords;
import org.kalends.dav.server.ServerSettings;
import org.kalends.dav.server.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the folders over CalDAV. */
@Command(
    name = "serve",
    description = "Serve the calendars to phones and desktops over CalDAV, until it is ended.",
    footer = {
      "",
      "Listens on this machine only unless told otherwise. Put a TLS proxy in front for other machines:",
      "passwords would travel in the clear.",
      "",
      "Examples:",
      "  kalends serve --add-user ann             set a password for ann, first",
      "  kalends serve                            http://127.0.0.1:5232/",
      "  pass show ann | kalends serve --add-user ann --password-stdin",
      "  kalends serve --port 8080 --verbose      one line for each request"
    })
public final class ServeCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Listen there (default: 127.0.0.1).")
  private String bind;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Listen on that port; 0 takes a free one (default: 5232).")
  private Integer port;

  @Option(
      names = "--add-user",
      paramLabel = "NAME",
      description = "Store the hash of a password for NAME in the config, and end.")
  private String addUser;

  @Option(
      names = "--password-stdin",
      description = "With --add-user: read the password from the standard input.")
  private boolean passwordStdin;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell of each request.")
  private boolean verbose;

  public ServeCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    return addUser == null ? serve() : add();
  }

  private int add() throws IOException {
    Config config = wiring.config();
    ConfigEdit edit = new ConfigEdit(wiring.configFile());
    String hash = Passwords.hash(password().toCharArray());
    if (config.serve().users().containsKey(addUser)) {
      edit.remove("serve", "users", addUser);
    }
    Optional<Path> root =
        Optional.ofNullable(config.serve().users().get(addUser)).flatMap(Config.User::root);
    edit.add(new Config.User(addUser, hash, root)).write();
    wiring.terminal().out("the password of " + addUser + " is set");
    return Exit.DONE;
  }

  private String password() throws IOException {
    if (!passwordStdin && !wiring.terminal().interactive()) {
      throw Failure.usage("there is nobody to ask for a password; give it with --password-stdin");
    }
    String password =
        passwordStdin
            ? Objects.requireNonNullElse(wiring.terminal().in().readLine(), "")
            : wiring.terminal().secret("Password for " + addUser + ":").orElse("");
    if (password.isEmpty()) {
      throw Failure.usage("the password is empty");
    }
    return password;
  }

  private int serve() throws IOException {
    Config config = wiring.config();
    ServerSettings settings = ServerSettings.of(address(config), users(config));
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
    try (DavServer server =
        DavServer.start(
            settings, wiring.environment().clock(), new RequestLog(wiring.terminal(), verbose))) {
      wiring
          .terminal()
          .out(
              "serving "
                  + wiring.environment().shown(wiring.root(config))
                  + " at "
                  + server.address());
      wiring.terminal().flush();
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Exit.DONE;
  }

  private InetSocketAddress address(Config config) throws IOException {
    int chosen = port == null ? config.serve().port() : port;
    if (chosen < 0 || chosen > 65535) {
      throw Failure.usage("a port is between 0 and 65535");
    }
    InetSocketAddress address =
        new InetSocketAddress(bind == null ? config.serve().bind() : bind, chosen);
    if (address.isUnresolved()) {
      throw Failure.failed("there is no address called " + address.getHostString());
    }
    return address;
  }

  private List<User> users(Config config) throws IOException {
    if (config.serve().users().isEmpty()) {
      throw Failure.failed(
          "nobody could log in; add somebody first: kalends serve --add-user NAME");
    }
    List<User> users = new ArrayList<>();
    for (Config.User user : config.serve().users().values()) {
      Path root = Files.createDirectories(user.root().orElseGet(() -> wiring.root(config)));
      RootFile rootFile = wiring.rootFile(config, root);
      users.add(
          new User(
              user.name(),
              user.passwordHash(),
              root,
              wiring.ledger(rootFile),
              FolderFormat.plain(Layout.CALDIR, rootFile.zone())));
    }
    return users;
  }
}

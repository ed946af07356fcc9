package org.kalends.cli.wiring;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.MirrorConfig;
import org.kalends.cli.config.MirrorConfig.End;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.report.Failure;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Run;
import org.kalends.core.mirror.Books;
import org.kalends.core.mirror.Mirror;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Replica;
import org.kalends.dav.client.CalDavReplica;

/** The mirrors of one run with all that it takes to run them. */
public final class Mirrors implements Closeable {
  private final Folders folders;
  private final Accounts accounts;
  private final Ledger ledger;
  private final Run run;
  private final List<Member> members;
  private final Workspace.Ending ending;

  /**
   * @param chosen those that this run is about
   * @param ending what is closed when the run ends
   */
  Mirrors(
      Folders folders,
      Accounts accounts,
      Ledger ledger,
      Run run,
      List<MirrorConfig> chosen,
      Workspace.Ending ending) {
    this.folders = folders;
    this.accounts = accounts;
    this.ledger = ledger;
    this.run = run;
    this.members = chosen.stream().map(Member::new).toList();
    this.ending = ending;
  }

  public ZoneId zone() {
    return folders.zone();
  }

  /** What the ledger keeps under that name; it is of no mirror. */
  public BaseStore base(String name) {
    return ledger.base(name, run);
  }

  public List<Member> members() {
    return members;
  }

  /** One of the mirrors; its two ends are put together when they are asked for. */
  public final class Member {
    private final MirrorConfig config;

    private Member(MirrorConfig config) {
      this.config = config;
    }

    public String name() {
      return config.name();
    }

    public MirrorConfig config() {
      return config;
    }

    /** Where it writes. */
    public Replica target() throws IOException {
      return replica(config.target(), true);
    }

    /** The servers and folders that it reads and writes. */
    public Set<String> places() {
      return new HashSet<>(List.of(place(config.source()), place(config.target())));
    }

    /** Ready for one run, with that in place of what the config says of edits. */
    public Mirror open(Optional<MirrorSpec.Edits> edits) throws IOException {
      MirrorSpec spec = config.spec(folders.zone());
      Replica source = replica(config.source(), false);
      String between = said(config.source()) + " -> " + said(config.target());
      return new Mirror(
          edits.map(spec::withEdits).orElse(spec),
          source,
          target(),
          Books.of(ledger, config.name(), between, run),
          LocalDate.ofInstant(run.at(), folders.zone()));
    }
  }

  private String place(End end) {
    return switch (end) {
      case End.Folder(String name) -> name;
      case End.Collection(String account, URI url) -> url.getAuthority();
    };
  }

  private static String said(End end) {
    return switch (end) {
      case End.Folder(String name) -> "folder " + name;
      case End.Collection(String account, URI url) -> url.toString();
    };
  }

  private Replica replica(End end, boolean written) throws IOException {
    return switch (end) {
      case End.Folder(String name) -> folders.open(folder(folders, name, written));
      case End.Collection(String account, URI url) ->
          new CalDavReplica(accounts.connection(account), url);
    };
  }

  /** The folder of that name, which must be there. */
  static Path folder(Folders folders, String name, boolean written) throws IOException {
    Path folder = folders.root().resolve(name);
    if (!Files.isDirectory(folder)) {
      Set<String> there =
          folders.all().stream()
              .map(other -> other.getFileName().toString())
              .collect(Collectors.toSet());
      throw Failure.failed(
          "there is no calendar folder `%s` in %s; %s"
              .formatted(name, folders.root(), Nearest.hint(name, there)));
    }
    if (written && folders.connected(folder).filter(Config.Calendar::readOnly).isPresent()) {
      throw Failure.failed(
          "%s is read-only by the config, so nothing can be copied into it".formatted(name));
    }
    return folder;
  }

  @Override
  public void close() throws IOException {
    ending.close();
  }
}

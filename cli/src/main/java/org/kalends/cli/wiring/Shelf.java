package org.kalends.cli.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import org.kalends.cli.agenda.Agenda;
import org.kalends.cli.agenda.Agenda.Member;
import org.kalends.core.files.FolderView;
import org.kalends.core.index.CalendarIndex;
import org.kalends.core.index.Horizon;
import org.kalends.core.ledger.FileIndex;
import org.kalends.core.ledger.Ledger;

/** Calendars that are open to be listed, with the memory that makes it fast. */
public final class Shelf implements AutoCloseable {
  private final Agenda agenda;
  private final Optional<Ledger> ledger;

  private Shelf(Agenda agenda, Optional<Ledger> ledger) {
    this.agenda = agenda;
    this.ledger = ledger;
  }

  /**
   * Opens them.
   *
   * @param folders the chosen ones
   * @param memory the file of the ledger; where it cannot be used, the answers are only slower
   */
  static Shelf open(Folders all, List<Path> folders, Path memory, Messenger messenger) {
    Optional<Ledger> ledger = folders.isEmpty() ? Optional.empty() : ledger(memory, messenger);
    Horizon horizon = Horizon.around(LocalDate.now(all.clock()).getYear(), all.clock().getZone());
    Optional<FileIndex> index = ledger.map(l -> l.files(edition(horizon)));
    List<Member> members =
        folders.stream()
            .map(folder -> {
              String name = folder.getFileName().toString();
              FolderView view = new FolderView(folder, all.clock());
              return new Member(name, folder, new CalendarIndex(name, view, index, horizon));
            })
            .toList();
    return new Shelf(new Agenda(members, all.clock().getZone()), ledger);
  }

  /** What has a say in when things happen: the program, the rules of zones, the years, the zone. */
  private static String edition(Horizon horizon) {
    String zones = ZoneRulesProvider.getVersions("UTC").lastKey();
    return "%s, format %d, zones %s, %s"
        .formatted(Version.line(), CalendarIndex.FORMAT, zones, horizon);
  }

  /** Where messages go. */
  interface Messenger {
    void say(IOException unusable);
  }

  private static Optional<Ledger> ledger(Path file, Messenger messenger) {
    try {
      return Optional.of(Ledger.open(file));
    } catch (IOException e) {
      messenger.say(e);
      return Optional.empty();
    }
  }

  public Agenda agenda() {
    return agenda;
  }

  @Override
  public void close() throws IOException {
    if (ledger.isPresent()) {
      ledger.get().close();
    }
  }
}

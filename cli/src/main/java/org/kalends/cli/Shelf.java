package org.kalends.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kalends.cli.agenda.Agenda;
import org.kalends.cli.agenda.Agenda.Member;
import org.kalends.core.files.FolderView;
import org.kalends.core.index.CalendarIndex;
import org.kalends.core.ledger.Ledger;

/** Calendars that are open to be listed, with the memory that makes it fast. */
final class Shelf implements AutoCloseable {
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
    List<Member> members =
        folders.stream()
            .map(folder -> {
              String name = folder.getFileName().toString();
              FolderView view = new FolderView(folder, all.clock());
              return new Member(
                  name,
                  folder,
                  new CalendarIndex(name, view, ledger.map(l -> l.files(Version.line()))));
            })
            .toList();
    return new Shelf(new Agenda(members, all.clock().getZone()), ledger);
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

  Agenda agenda() {
    return agenda;
  }

  @Override
  public void close() throws IOException {
    if (ledger.isPresent()) {
      ledger.get().close();
    }
  }
}

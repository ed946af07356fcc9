package org.kalends.dav.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Served;

/** The calendars of one user: the folders in the root that are not hidden. */
final class CalendarHome implements AutoCloseable {
  /** Deleted calendars: hidden, so that it is no calendar itself. */
  static final String TRASH = ".trash";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);
  private static final int NAME_BYTES = 200;
  private final User user;
  private final Ledger ledger;
  private final Served served;
  private final Clock clock;
  private final ServerLog log;
  private final Map<String, CalendarStore> open = new ConcurrentHashMap<>();

  CalendarHome(User user, Clock clock, ServerLog log) throws IOException {
    Files.createDirectories(user.root());
    this.user = user;
    this.clock = clock;
    this.log = log;
    this.ledger = Ledger.open(user.ledger());
    this.served = ledger.served();
  }

  /** The names of the folders, sorted. */
  List<String> folders() throws IOException {
    try (Stream<Path> entries = Files.list(user.root())) {
      return entries
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .filter(CalendarHome::isCalendar)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The calendar in that folder, if there is one. */
  Optional<CalendarStore> calendar(String folder) throws IOException {
    if (!isCalendar(folder) || !Files.isDirectory(path(folder))) {
      open.remove(folder);
      return Optional.empty();
    }
    try {
      return Optional.of(open.computeIfAbsent(folder, this::store));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private CalendarStore store(String folder) {
    try {
      FolderView view =
          new FolderView(
              folder,
              () -> new CalendarDir(path(folder), user.format(), clock),
              served,
              clock,
              log);
      Target.Calendar target = new Target.Calendar(user.name(), folder);
      return new CalendarStore(target, view, served, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The calendar with what its properties are told from, if there is one. */
  Optional<Properties.CalendarPlace> place(Target.Calendar target) throws IOException {
    Optional<CalendarStore> calendar = calendar(target.folder());
    if (calendar.isEmpty()) {
      return Optional.empty();
    }
    Traits traits = traits(target.folder());
    boolean writable = Files.isWritable(path(target.folder()));
    return Optional.of(
        new Properties.CalendarPlace(
            user, target, traits.all(), traits.kinds(), writable, calendar.get()));
  }

  Traits traits(String folder) {
    return new Traits(path(folder), served);
  }

  /** False where something of that name is there already. */
  boolean create(String folder) throws IOException {
    try {
      Files.createDirectory(path(folder));
    } catch (FileAlreadyExistsException e) {
      return false;
    }
    open.remove(folder);
    served.forget(folder);
    return true;
  }

  /** Takes a calendar out of sight: its folder goes to the trash in the root as it is. */
  void delete(String folder) throws Refusal, IOException {
    Optional<CalendarStore> calendar = calendar(folder);
    if (calendar.isEmpty()) {
      throw new Refusal(404, "there is no such calendar");
    }
    calendar
        .get()
        .end(() -> {
          Path trash = Files.createDirectories(user.root().resolve(TRASH));
          Path kept = free(trash, folder + "." + STAMP.format(clock.instant()));
          Files.move(path(folder), kept);
          served.forget(folder);
          open.remove(folder);
        });
  }

  private static Path free(Path trash, String name) {
    Path path = trash.resolve(name);
    for (int copy = 2; Files.exists(path); copy++) {
      path = trash.resolve(name + "-" + copy);
    }
    return path;
  }

  /** Whether a folder of that name is, or may become, a calendar. */
  static boolean isCalendar(String folder) {
    return !folder.isBlank()
        && !folder.startsWith(".")
        && folder.getBytes(StandardCharsets.UTF_8).length <= NAME_BYTES
        && folder.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }

  private Path path(String folder) {
    return user.root().resolve(folder);
  }

  @Override
  public void close() throws IOException {
    ledger.close();
  }
}

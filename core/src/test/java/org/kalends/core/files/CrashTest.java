package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.core.files.Folder.calendar;
import static org.kalends.core.files.Folder.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.Run;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Sync;
import org.kalends.ics.meaning.Meaning;

/**
 * The process ends between any two changes to the folders or the ledger, or the power does, so that
 * names are lost which the disk was not told to keep; the next run goes on.
 */
class CrashTest {
  private static final String MASTER =
      event("a", "Series", "DTSTART:20250320T100000Z", "RRULE:FREQ=DAILY;COUNT=9");
  private static final String EXCLUDING =
      event(
          "a",
          "Series",
          "DTSTART:20250320T100000Z",
          "RRULE:FREQ=DAILY;COUNT=9",
          "EXDATE:20250321T100000Z");
  private static final String FIRST = override("21", "First");
  private static final String SECOND = override("22", "Second");
  private static final String THIRD = override("23", "Third");
  private static final String WHOLE = calendar(MASTER, FIRST, SECOND);
  private static final String OTHER = calendar(event("b", "Other"));

  @TempDir Path temp;
  private int cases;

  /** What is done on the right after the crash. */
  private Deed afterwards = folder -> {};

  /** How many runs it then takes. */
  private int runs = 1;

  private static String override(String day, String title) {
    return event(
        "a",
        title,
        "RECURRENCE-ID:202503%sT100000Z".formatted(day),
        "DTSTART:202503%sT120000Z".formatted(day));
  }

  /** The process ends here. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Something that someone does to a folder. */
  private interface Deed {
    void in(Path folder) throws IOException;
  }

  @Test
  void aNewSeriesComes() throws IOException {
    holds("", folder -> put(folder, WHOLE), WHOLE);
  }

  @Test
  void aSeriesChangesAsAWhole() throws IOException {
    String now =
        calendar(MASTER.replace("Series", "Renamed"), FIRST.replace("First", "1st"), THIRD);
    holds(WHOLE, folder -> put(folder, now), now);
  }

  @Test
  void anOverrideIsAdded() throws IOException {
    String now = calendar(MASTER, FIRST, SECOND, THIRD);
    holds(WHOLE, folder -> put(folder, now), now);
  }

  @Test
  void anOverrideBecomesAnExclusion() throws IOException {
    String now = calendar(EXCLUDING, SECOND);
    holds(WHOLE, folder -> put(folder, now), now);
  }

  @Test
  void allOverridesAreUndone() throws IOException {
    String now = calendar(MASTER);
    holds(WHOLE, folder -> put(folder, now), now);
  }

  @Test
  void aChangeIsTakenBackAfterTheCrash() throws IOException {
    String changed =
        calendar(MASTER.replace("Series", "Renamed"), FIRST.replace("First", "1st"), THIRD);
    afterwards = right -> put(right, WHOLE);
    holds(WHOLE, folder -> put(folder, changed), WHOLE);
  }

  @Test
  void aNewSeriesChangesAfterTheCrash() throws IOException {
    String changed = calendar(MASTER.replace("Series", "Renamed"), FIRST);
    afterwards = right -> put(right, changed);
    holds("", folder -> put(folder, WHOLE), changed);
  }

  @Test
  void aSeriesGoes() throws IOException {
    holds(WHOLE, folder -> Files.delete(folder.resolve("a.ics")), "");
  }

  @Test
  void anOverridesFileIsDeleted() throws IOException {
    holdsOfLeft(WHOLE, left -> delete(left, "First"), calendar(EXCLUDING, SECOND));
  }

  @Test
  void theMastersFileIsDeleted() throws IOException {
    holdsOfLeft(WHOLE, left -> delete(left, "RRULE"), "");
  }

  @Test
  void aTitleIsChangedInItsFile() throws IOException {
    holdsOfLeft(
        WHOLE,
        left -> edit(left, "SUMMARY:First", "SUMMARY:1st"),
        calendar(MASTER, FIRST.replace("First", "1st"), SECOND));
  }

  @Test
  void aSeriesComesBackThatWasEditedElsewhere() throws IOException {
    String now = calendar(MASTER.replace("Series", "Renamed"), FIRST, SECOND, THIRD);
    all(
        WHOLE,
        (left, right) -> {
          for (String part : List.of("RRULE", "SUMMARY:First", "SUMMARY:Second")) {
            delete(left, part);
          }
          put(right, now);
        },
        now);
  }

  @Test
  void aSeriesComesBackBesideAnOverrideThatWasEdited() throws IOException {
    String renamed = MASTER.replace("Series", "Renamed");
    runs = 2;
    all(
        WHOLE,
        (left, right) -> {
          delete(left, "RRULE");
          edit(left, "SUMMARY:First", "SUMMARY:1st");
          put(right, calendar(renamed, FIRST, SECOND, THIRD));
        },
        calendar(renamed, FIRST.replace("First", "1st"), SECOND, THIRD));
  }

  /** Whatever is done on the right comes to the left, which keeps a file for each occurrence. */
  private void holds(String before, Deed deed, String after) throws IOException {
    all(before, (left, right) -> deed.in(right), after);
  }

  private void holdsOfLeft(String before, Deed deed, String after) throws IOException {
    all(before, (left, right) -> deed.in(left), after);
  }

  private interface DeedOnBoth {
    void in(Path left, Path right) throws IOException;
  }

  private void all(String before, DeedOnBoth deed, String after) throws IOException {
    all(before, deed, after, false);
    all(before, deed, after, true);
  }

  private void all(String before, DeedOnBoth deed, String after, boolean powerCut)
      throws IOException {
    int steps = 0;
    boolean crashed = true;
    while (crashed) {
      Pair pair = new Pair(temp.resolve("case-" + ++cases));
      if (!before.isEmpty()) {
        put(pair.right, before);
      }
      Files.writeString(pair.right.resolve("b.ics"), OTHER);
      pair.sync(Integer.MAX_VALUE);
      deed.in(pair.left, pair.right);
      crashed = pair.sync(steps++);
      if (crashed && powerCut) {
        pair.losesWhatIsNotKept();
      }
      afterwards.in(pair.right);
      for (int run = 0; run < runs; run++) {
        pair.sync(Integer.MAX_VALUE);
      }
      pair.says(after, (powerCut ? "power cut" : "crash") + " at step " + steps);
    }
    assertThat(steps).as("steps").isGreaterThan(10);
  }

  private static void put(Path folder, String text) throws IOException {
    Files.writeString(folder.resolve("a.ics"), text);
  }

  private static void delete(Path folder, String containing) throws IOException {
    Files.delete(containing(folder, containing));
  }

  private static void edit(Path folder, String old, String now) throws IOException {
    Path file = containing(folder, old);
    Files.writeString(file, Files.readString(file).replace(old, now));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static Path containing(Path folder, String text) throws IOException {
    for (Path file : files(folder)) {
      if (Files.readString(file).contains(text)) {
        return file;
      }
    }
    throw new AssertionError("no file with " + text);
  }

  /** Two folders and their ledger. */
  private static final class Pair {
    private final Path left;
    private final Path right;
    private final Path ledger;
    private final Map<Path, Path> kept = new HashMap<>();
    private int rest;

    Pair(Path folder) throws IOException {
      left = Files.createDirectories(folder.resolve("left"));
      right = Files.createDirectories(folder.resolve("right"));
      ledger = folder.resolve("ledger.db");
    }

    /** Whether the process ended before it was done. */
    boolean sync(int steps) throws IOException {
      rest = steps;
      keep(left);
      keep(right);
      try (Ledger open = Ledger.open(ledger)) {
        Sync sync = opened(crashing(open.base("work", new Run(Instant.now(), "sync"))));
        sync.apply(sync.prepare(Policy.TWO_WAY.withDeletions(Policy.ALL)), Progress.NONE);
        return false;
      } catch (Crash crash) {
        return true;
      } catch (CompletionException e) {
        assertThat(e).hasCauseInstanceOf(Crash.class);
        return true;
      }
    }

    private Sync opened(BaseStore store) {
      return new Sync(dir(left, Layout.CALDIR), dir(right, Layout.VDIR), store);
    }

    private CalendarDir dir(Path folder, Layout layout) {
      Disk disk = new Disk(folder, Clock.systemUTC(), between(folder));
      return new CalendarDir(disk, FolderFormat.plain(layout, Folder.ZONE));
    }

    private Disk.Between between(Path folder) {
      return new Disk.Between() {
        @Override
        public void changes() {
          step();
        }

        @Override
        public void kept() {
          keep(folder);
        }
      };
    }

    /** Links to the files as they are now: what is written later never changes these. */
    private synchronized void keep(Path folder) {
      try {
        Path names = Files.createTempDirectory(folder.getParent(), "kept");
        link(folder, names);
        kept.put(folder, names);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void losesWhatIsNotKept() throws IOException {
      for (Map.Entry<Path, Path> entry : kept.entrySet()) {
        for (Path file : files(entry.getKey())) {
          Files.delete(file);
        }
        link(entry.getValue(), entry.getKey());
      }
    }

    private static void link(Path from, Path to) throws IOException {
      for (Path file : files(from)) {
        Files.createLink(to.resolve(file.getFileName()), file);
      }
    }

    private synchronized void step() {
      if (rest-- <= 0) {
        throw new Crash();
      }
    }

    private BaseStore crashing(BaseStore store) {
      return (BaseStore)
          Proxy.newProxyInstance(
              CrashTest.class.getClassLoader(),
              new Class<?>[] {BaseStore.class},
              (proxy, method, arguments) -> {
                step();
                try {
                  return method.invoke(store, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    void says(String text, String when) throws IOException {
      Map<String, Meaning> wanted = new HashMap<>();
      wanted.put("b", Meaning.of(Folder.document(OTHER)));
      if (!text.isEmpty()) {
        wanted.put("a", Meaning.of(Folder.document(text)));
      }
      assertThat(items(left, Layout.CALDIR)).as("left, " + when).isEqualTo(wanted);
      assertThat(items(right, Layout.VDIR)).as("right, " + when).isEqualTo(wanted);
      rest = Integer.MAX_VALUE;
      try (Ledger open = Ledger.open(ledger)) {
        BaseStore store = open.base("work", new Run(Instant.now(), "sync"));
        Plan next = opened(store).prepare(Policy.TWO_WAY);
        assertThat(next.steps()).as("next plan, " + when).isEmpty();
        assertThat(store.intents()).isEmpty();
      }
    }

    private Map<String, Meaning> items(Path folder, Layout layout) throws IOException {
      rest = Integer.MAX_VALUE;
      Snapshot now = dir(folder, layout).read(Known.NOTHING);
      assertThat(now.problems()).isEmpty();
      Map<String, Meaning> items = new HashMap<>();
      now.changed().forEach((uid, held) -> items.put(uid, Meaning.of(held.document())));
      return items;
    }
  }
}

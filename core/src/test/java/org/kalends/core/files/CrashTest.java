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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.core.ledger.History;
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
  private static final String CHANGED =
      calendar(MASTER.replace("Series", "Renamed"), FIRST.replace("First", "1st"), THIRD);
  private static final String PLACE = "LOCATION:Hall\r\n";
  private static final String OTHER = calendar(event("b", "Other"));

  @TempDir Path temp;
  private int cases;

  /** How many runs it takes after the crash. */
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

  /** What comes before the run that crashes. */
  private interface Setting {
    void of(Pair pair) throws IOException;
  }

  /** A run that crashes after some steps, unless it is done before. */
  private interface Crashing {
    boolean after(Pair pair, int steps) throws IOException;
  }

  /** What is done after the crash; tells what both sides are to say in the end. */
  private interface Outcome {
    String of(Pair pair) throws IOException;
  }

  @Test
  void aNewSeriesComes() throws IOException {
    holds("", WHOLE);
  }

  @Test
  void aSeriesChangesAsAWhole() throws IOException {
    holds(WHOLE, CHANGED);
  }

  @Test
  void anOverrideIsAdded() throws IOException {
    holds(WHOLE, calendar(MASTER, FIRST, SECOND, THIRD));
  }

  @Test
  void anOverrideBecomesAnExclusion() throws IOException {
    holds(WHOLE, calendar(EXCLUDING, SECOND));
  }

  @Test
  void allOverridesAreUndone() throws IOException {
    holds(WHOLE, calendar(MASTER));
  }

  @Test
  void aChangeIsTakenBackAfterTheCrash() throws IOException {
    comes(
        WHOLE,
        CHANGED,
        pair -> {
          put(pair.right, WHOLE);
          return WHOLE;
        });
  }

  @Test
  void aNewSeriesChangesAfterTheCrash() throws IOException {
    comes(
        "",
        WHOLE,
        pair -> {
          put(pair.right, CHANGED);
          return CHANGED;
        });
  }

  @Test
  void aSeriesGoes() throws IOException {
    holds(WHOLE, "");
  }

  @Test
  void anOverridesFileIsDeleted() throws IOException {
    holdsOfLeft(
        WHOLE, left -> Files.delete(containing(left, "First")), calendar(EXCLUDING, SECOND));
  }

  @Test
  void theMastersFileIsDeleted() throws IOException {
    holdsOfLeft(WHOLE, left -> Files.delete(containing(left, "RRULE")), "");
  }

  @Test
  void aTitleIsChangedInItsFile() throws IOException {
    holdsOfLeft(
        WHOLE,
        left -> edit(containing(left, "SUMMARY:First"), "First", "1st"),
        calendar(MASTER, FIRST.replace("First", "1st"), SECOND));
  }

  @Test
  void aSeriesComesBackThatWasEditedElsewhere() throws IOException {
    crash(
        pair -> {
          pair.begin(WHOLE);
          for (String part : List.of("RRULE", "SUMMARY:First", "SUMMARY:Second")) {
            Files.delete(containing(pair.left, part));
          }
          put(pair.right, CHANGED);
        },
        Pair::sync,
        pair -> CHANGED);
  }

  @Test
  void aSeriesComesBackBesideAnOverrideThatWasEdited() throws IOException {
    String renamed = MASTER.replace("Series", "Renamed");
    runs = 2;
    crash(
        pair -> {
          pair.begin(WHOLE);
          Files.delete(containing(pair.left, "RRULE"));
          edit(containing(pair.left, "SUMMARY:First"), "First", "1st");
          put(pair.right, calendar(renamed, FIRST, SECOND, THIRD));
        },
        Pair::sync,
        pair -> calendar(renamed, FIRST.replace("First", "1st"), SECOND, THIRD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RRULE", "20250321T12", "20250323T12"})
  void aFileOfANewSeriesIsEditedAfterTheCrash(String event) throws IOException {
    crash(arriving("", CHANGED), Pair::sync, pair -> editedBetween(pair, event), false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RRULE", "20250321T12", "20250323T12"})
  void aFileOfAChangedSeriesIsEditedAfterTheCrash(String event) throws IOException {
    crash(arriving(WHOLE, CHANGED), Pair::sync, pair -> editedBetween(pair, event), false);
  }

  /** The file of that event gets a place, where it is there; that is all that is to be added. */
  private static String editedBetween(Pair pair, String event) throws IOException {
    Optional<Path> file = find(pair.left, event);
    if (file.isEmpty()) {
      return CHANGED;
    }
    edit(file.get(), "END:VEVENT", PLACE + "END:VEVENT");
    int end = CHANGED.indexOf("END:VEVENT", CHANGED.indexOf(event));
    return CHANGED.substring(0, end) + PLACE + CHANGED.substring(end);
  }

  @Test
  void aSeriesIsBroughtBackByAnUndo() throws IOException {
    undone("");
  }

  @Test
  void aChangeOfASeriesIsTakenBackByAnUndo() throws IOException {
    undone(CHANGED);
  }

  /** What was done on the right, and carried over, is taken back on both sides or on none. */
  private void undone(String now) throws IOException {
    crash(
        pair -> {
          arriving(WHOLE, now).of(pair);
          pair.sync(Integer.MAX_VALUE);
        },
        Pair::undo,
        pair -> pair.rightSays(WHOLE) ? WHOLE : now,
        false);
  }

  private void holds(String before, String now) throws IOException {
    comes(before, now, pair -> now);
  }

  /** Whatever is done on the right comes to the left, which keeps a file for each occurrence. */
  private void comes(String before, String now, Outcome outcome) throws IOException {
    crash(arriving(before, now), Pair::sync, outcome);
  }

  private static Setting arriving(String before, String now) {
    return pair -> {
      pair.begin(before);
      put(pair.right, now);
    };
  }

  private void holdsOfLeft(String before, Deed deed, String after) throws IOException {
    crash(
        pair -> {
          pair.begin(before);
          deed.in(pair.left);
        },
        Pair::sync,
        pair -> after);
  }

  private void crash(Setting setting, Crashing run, Outcome outcome) throws IOException {
    crash(setting, run, outcome, false);
    crash(setting, run, outcome, true);
  }

  private void crash(Setting setting, Crashing run, Outcome outcome, boolean powerCut)
      throws IOException {
    int steps = 0;
    boolean crashed = true;
    while (crashed) {
      Pair pair = new Pair(temp.resolve("case-" + ++cases));
      setting.of(pair);
      crashed = run.after(pair, steps++);
      if (crashed && powerCut) {
        pair.losesWhatIsNotKept();
      }
      String after = outcome.of(pair);
      for (int i = 0; i < runs; i++) {
        pair.sync(Integer.MAX_VALUE);
      }
      pair.says(after, (powerCut ? "power cut" : "crash") + " at step " + steps);
    }
    assertThat(steps).as("steps").isGreaterThan(10);
  }

  private static void put(Path folder, String text) throws IOException {
    Path file = folder.resolve("a.ics");
    if (text.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, text);
    }
  }

  private static void edit(Path file, String old, String now) throws IOException {
    Files.writeString(file, Files.readString(file).replace(old, now));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static Path containing(Path folder, String text) throws IOException {
    return find(folder, text).orElseThrow();
  }

  /** Not what is still hidden. */
  private static Optional<Path> find(Path folder, String text) throws IOException {
    for (Path file : files(folder)) {
      if (!file.getFileName().toString().startsWith(".") && Files.readString(file).contains(text)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Two folders and their ledger. */
  private static final class Pair {
    private static final Policy ALL = Policy.TWO_WAY.withDeletions(Policy.ALL);

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

    /** Both hold that item, if there is one, and another. */
    void begin(String item) throws IOException {
      put(right, item);
      Files.writeString(right.resolve("b.ics"), OTHER);
      sync(Integer.MAX_VALUE);
    }

    /** Whether the process ended before it was done. */
    boolean sync(int steps) throws IOException {
      return isEnded(steps, (sync, history) -> sync.prepare(ALL));
    }

    /** The same for taking the last run back. */
    boolean undo(int steps) throws IOException {
      return isEnded(
          steps,
          (sync, history) -> {
            long last = history.runs(Set.of(), 1).getFirst().number();
            return sync.prepareUndo(history.deeds(last, "work"), false, ALL);
          });
    }

    private interface Planning {
      Plan of(Sync sync, History history) throws IOException;
    }

    private boolean isEnded(int steps, Planning planning) throws IOException {
      rest = steps;
      keep(left);
      keep(right);
      try (Ledger open = Ledger.open(ledger)) {
        Sync sync = opened(crashing(open.base("work", new Run(Instant.now(), "sync"))));
        sync.apply(planning.of(sync, open.history()), Progress.NONE);
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

    boolean rightSays(String text) throws IOException {
      return Meaning.of(Folder.document(text)).equals(items(right, Layout.VDIR).get("a"));
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

package org.kalends.testkit.kills;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.meaning.Meaning;
import org.kalends.testkit.Choices;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Scratch;
import org.kalends.testkit.TestServer;

/** One folder, one calendar on a server, and a Kalends that is killed again and again. */
final class World implements AutoCloseable {
  private static final String[] SYNC = {"sync", "--force-deletes"};

  private final Choices choices;
  private final Pace pace;
  private final Scratch scratch = Scratch.folder("kills");
  private final Kalends kalends;
  private final Stage stage;
  private final People people;
  private int kills;

  /** What does not hold. */
  static final class Violation extends Exception {
    private static final long serialVersionUID = 1L;

    Violation(String message) {
      super(message);
    }
  }

  World(TestServer server, URI calendar, Pace pace, java.util.List<String> command, Choices choices)
      throws IOException {
    this.choices = choices;
    this.pace = pace;
    this.kalends = new Kalends(command, scratch.folder(), server);
    Path folder = Files.createDirectories(kalends.root().resolve("work"));
    configure(server, calendar);
    PlainDav dav = new PlainDav(server);
    this.stage = new Stage(folder, calendar, dav);
    this.people = new People(stage, choices);
  }

  private void configure(TestServer server, URI calendar) throws IOException {
    String config =
        """
        zone = "UTC"
        [accounts.there]
        url = "%s"
        user = "%s"
        password_env = "KILLS_PASSWORD"
        [calendars.work]
        account = "there"
        url = "%s"
        """;
    Path file = scratch.folder().resolve(".config/kalends/config.toml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, config.formatted(server.base(), server.user(), calendar));
  }

  /** How many runs were killed. */
  int kills() {
    return kills;
  }

  People people() {
    return people;
  }

  /** People edit, runs are killed, people go on, and in the end one run is left alone. */
  void round() throws IOException, InterruptedException, Violation {
    people.live(3 + choices.below(10));
    for (int times = 1 + choices.below(3); times > 0; times--) {
      kill();
      if (choices.onceIn(4)) {
        people.tell("the ledger is copied");
        kalends.copyLedger();
      }
      people.live(choices.below(4));
    }
    settle();
    quiet();
  }

  /** The same, but the ledger is lost after a kill, or an old one comes back. */
  void lossOfLedger() throws IOException, InterruptedException, Violation {
    people.live(3 + choices.below(10));
    kill();
    Map<String, Document> left = stage.left();
    Map<String, Document> right = stage.right();
    boolean lost = choices.onceIn(2);
    if (lost) {
      people.tell("the ledger is lost");
      kalends.loseLedger();
    } else {
      people.tell("the old ledger comes back");
      kalends.restoreLedger();
    }
    Kalends.Ended ended = kalends.run(SYNC);
    if (ended.exit() != 0 && ended.exit() != 3) {
      throw new Violation("exit code " + ended.exit() + ": " + ended.said());
    }
    Set<String> uids = new TreeSet<>(people.latest().keySet());
    uids.addAll(left.keySet());
    uids.addAll(right.keySet());
    Map<String, Document> leftNow = stage.left();
    Map<String, Document> rightNow = stage.right();
    nothingOdd();
    for (String uid : uids) {
      Both before = new Both(of(left, uid), of(right, uid));
      Both now = new Both(of(leftNow, uid), of(rightNow, uid));
      if (lost || !isDeletion(before, now)) {
        afterLoss(uid, before, now, lost);
      } else {
        comesBack(uid, before.left().or(before::right));
      }
    }
  }

  /** An item on both sides. */
  private record Both(Optional<Document> left, Optional<Document> right) {
    boolean inStep() {
      return same(left, right);
    }

    boolean isOnBoth() {
      return left.isPresent() && right.isPresent();
    }

    @Override
    public String toString() {
      return "in the folder%n%s%non the server%n%s".formatted(text(left), text(right));
    }

    private static String text(Optional<Document> document) {
      return document.map(Document::toString).orElse("nothing");
    }

    Set<String> said() {
      Set<String> said = new TreeSet<>();
      left.ifPresent(document -> said.addAll(World.said(document)));
      right.ifPresent(document -> said.addAll(World.said(document)));
      return said;
    }
  }

  /**
   * Whether what only one side had has gone there, too: what was deleted and brought back as it was
   * is to an old ledger what was never touched.
   */
  private static boolean isDeletion(Both before, Both now) {
    return before.left().isPresent() != before.right().isPresent()
        && now.left().isEmpty()
        && now.right().isEmpty();
  }

  private void comesBack(String uid, Optional<Document> deleted)
      throws IOException, InterruptedException, Violation {
    Kalends.Ended ended = kalends.run("restore", uid);
    if (!same(deleted, of(stage.left(), uid))) {
      throw new Violation(uid + " is not in the history: " + ended.said());
    }
  }

  private static Optional<Document> of(Map<String, Document> items, String uid) {
    return Optional.ofNullable(items.get(uid));
  }

  /**
   * What was in step stays; what was not is brought in step, merged, kept as it is, or comes back.
   */
  private void afterLoss(String uid, Both before, Both now, boolean lost) throws Violation {
    Optional<Event> latest = Optional.ofNullable(people.latest().get(uid));
    boolean latestNow = People.says(now.left(), latest) && People.says(now.right(), latest);
    boolean back = latest.isEmpty() && now.inStep();
    boolean asBefore = same(before.left(), now.left()) && same(before.right(), now.right());
    boolean stays = asBefore || back || isMerged(before, now, latest, lost);
    if (!latestNow && (before.inStep() || !stays)) {
      throw new Violation("%s after the loss of the ledger: %s".formatted(uid, now));
    }
  }

  /**
   * Without a base, what only one side says is new: an override that was deleted comes back. To an
   * old one, some of what a side says is new: then nothing of the latest is missing.
   */
  private static boolean isMerged(Both before, Both now, Optional<Event> latest, boolean lost) {
    boolean all = now.said().containsAll(before.said());
    boolean some =
        before.said().containsAll(now.said())
            && now.said()
                .containsAll(latest.map(event -> said(People.document(event))).orElse(Set.of()));
    return before.isOnBoth() && now.inStep() && (all || (!lost && some));
  }

  /** Which instances there are, and what they are called. */
  private static Set<String> said(Document document) {
    return Item.in(document).items().stream()
        .flatMap(item -> item.components().stream())
        .map(component ->
            component.text("RECURRENCE-ID").orElse("") + " " + component.text("SUMMARY").orElse(""))
        .collect(Collectors.toSet());
  }

  private static boolean same(Optional<Document> one, Optional<Document> other) {
    return one.map(Meaning::of).equals(other.map(Meaning::of));
  }

  /** One run that is killed while it goes on; where it was faster, that does not count. */
  private void kill() throws IOException, InterruptedException {
    int delay = pace.delay(choices.below(1000));
    boolean writing = choices.onceIn(2);
    Process process = kalends.start(SYNC);
    if (writing) {
      awaitWrite(process);
      delay = pace.within(delay);
    }
    boolean ended = process.waitFor(delay, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    if (!ended) {
      kills++;
    }
    people.tell(
        "sync "
            + (ended ? "ends before it is killed" : "killed after " + delay + " ms")
            + (writing ? " of writing" : ""));
  }

  /** Until the run has written something to its ledger, which is before all else it writes. */
  private void awaitWrite(Process process) throws IOException, InterruptedException {
    String before = ledger();
    while (process.isAlive() && ledger().equals(before)) {
      if (process.waitFor(2, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private String ledger() throws IOException {
    StringBuilder sizes = new StringBuilder();
    for (Path file : kalends.ledger()) {
      if (file.toString().endsWith("-wal") && Files.exists(file)) {
        sizes.append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(file));
      }
    }
    return sizes.toString();
  }

  /** A run that is left alone brings both sides to what was said last. */
  private void settle() throws IOException, InterruptedException, Violation {
    long began = System.nanoTime();
    Kalends.Ended ended = kalends.run(SYNC);
    pace.took(System.nanoTime() - began);
    if (ended.exit() != 0) {
      throw new Violation("exit code " + ended.exit() + ": " + ended.said());
    }
    Map<String, Document> left = stage.left();
    Map<String, Document> right = stage.right();
    nothingOdd();
    Set<String> uids = new TreeSet<>(people.latest().keySet());
    uids.addAll(left.keySet());
    uids.addAll(right.keySet());
    for (String uid : uids) {
      Optional<Event> latest = Optional.ofNullable(people.latest().get(uid));
      Both now = new Both(of(left, uid), of(right, uid));
      if (!People.says(now.left(), latest) || !People.says(now.right(), latest)) {
        throw new Violation(
            "%s is to be%n%s%nbut is %s"
                .formatted(uid, latest.map(Event::text).orElse("nothing"), now));
      }
    }
    people.allIsSeen();
  }

  private void nothingOdd() throws Violation {
    if (!stage.oddities().isEmpty()) {
      throw new Violation(stage.oddities().toString());
    }
  }

  /** The next run writes nothing. */
  private void quiet() throws IOException, InterruptedException, Violation {
    String before = stage.fingerprint();
    Kalends.Ended ended = kalends.run(SYNC);
    if (ended.exit() != 0 || !stage.fingerprint().equals(before)) {
      throw new Violation(
          "a second run writes, with exit code " + ended.exit() + ": " + ended.said());
    }
  }

  @Override
  public void close() {
    scratch.close();
  }
}

package org.kalends.testkit.campaign;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kalends.core.mirror.Books;
import org.kalends.core.mirror.Mirror;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.core.mirror.Window;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Side;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.testkit.Choices;
import org.kalends.testkit.FaultyReplica;
import org.kalends.testkit.Killed;
import org.kalends.testkit.MemoryReplica;
import org.kalends.testkit.Samples;
import org.kalends.testkit.Scratch;
import org.kalends.testkit.campaign.Troubles.Door;
import org.kalends.testkit.profile.Profile;

/** A source that the model knows in full, a target where others have items too, and a mirror. */
final class MirrorScene implements AutoCloseable {
  private static final int REAL = 100;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  final Story story;
  final MemoryReplica source = new MemoryReplica("source");
  final MemoryReplica target = new MemoryReplica("target");
  final Map<String, Gig> gigs = new TreeMap<>();
  final Map<String, List<Gig>> ever = new TreeMap<>();
  final Set<String> damaged = new HashSet<>();

  /** What others have in the target, by UID. */
  final Map<String, Document> foreign = new TreeMap<>();

  /** UIDs that others have or had there: what is refused for that waits until the next day. */
  final Set<String> taken = new HashSet<>();

  /** UIDs of the mirror's items that somebody has edited or deleted in the target. */
  final Set<String> touched = new HashSet<>();

  /** What people made of the mirror's items, by UID, and what the source said then. */
  final Map<String, Kept> kept = new TreeMap<>();

  /**
   * UIDs of the source whose items people have edited where edits are kept; or seem to have,
   * because a late listing shows what the mirror has replaced or removed, or because a wrong one
   * had the mirror forget what it has made.
   */
  final Set<String> theirs = new HashSet<>();

  /** An edit that is to stay as long as the source says the same. */
  record Kept(String uid, Optional<Gig> gig, String words) {}

  final Optional<Profile> profile;
  final boolean burns;
  MirrorSpec spec;
  LocalDate today = LocalDate.of(2026, 3, 20);
  boolean forgot;
  boolean churns;
  boolean lost;

  /** Whether a run was cut off or lied to: then what is over may be done again, or undone. */
  boolean unclear;

  private boolean misled;
  private final Broken broken;
  private final Optional<Scratch> scratch;
  private final Archive archive;

  /** How often what was seen of the source was lost; it has a new name each time. */
  private int forgotten;

  MirrorScene(Choices choices, Broken broken, Story story) {
    this.story = story;
    this.broken = broken;
    boolean series = choices.onceIn(3);
    boolean derives = choices.onceIn(2);
    MirrorSpec plain = series ? MirrorSpec.series("m", BERLIN) : MirrorSpec.instances("m", BERLIN);
    spec =
        plain
            .withUids(derives ? MirrorSpec.Uids.DERIVE : MirrorSpec.Uids.KEEP)
            .withEdits(choices.onceIn(3) ? MirrorSpec.Edits.KEEP : MirrorSpec.Edits.REPLACE)
            .withWindow(Window.of(7, 14));
    profile =
        choices.onceIn(3) ? Optional.of(choices.from(List.of(Profile.values()))) : Optional.empty();
    profile.ifPresent(like -> target.storing(like::stored));
    burns = choices.onceIn(4) && (!series || derives);
    if (burns) {
      takeNoUidTwice();
    }
    replica(choices, source);
    replica(choices, target);
    scratch = choices.onceIn(REAL) ? Optional.of(Scratch.folder("mirrors")) : Optional.empty();
    archive =
        scratch
            .<Archive>map(folder -> new LedgerArchive(folder.folder()))
            .orElseGet(MemoryArchive::new);
    story.tell(() -> spec + " to " + profile + (burns ? ", which takes no UID twice" : ""));
  }

  private void replica(Choices choices, MemoryReplica replica) {
    if (choices.onceIn(3)) {
      replica.withoutMarkers();
    }
    if (choices.onceIn(6)) {
      replica.withoutMarkers().churning();
      churns = true;
    }
  }

  private void takeNoUidTwice() {
    Set<String> burnt = new HashSet<>();
    target.refusing(document -> {
      String uid = Item.in(document).items().getFirst().uid();
      return !target.documents().containsKey(uid) && !burnt.add(uid);
    });
  }

  boolean keepsEdits() {
    return spec.edits() == MirrorSpec.Edits.KEEP;
  }

  /**
   * Whether there may be edits in the target for all that anybody can tell: what a server made of
   * an item before a run was killed, and what the source has done since the ledger was lost.
   */
  boolean isUnsure() {
    return keepsEdits() && (lost || (forgot && profile.isPresent()));
  }

  /** Whether nothing in the target's items tells who made them, but for derived UIDs. */
  boolean dropsMarks() {
    Document marked = Samples.calendar("BEGIN:VEVENT\nUID:u\nX-KALENDS-MIRROR:m u\nEND:VEVENT\n");
    return profile
        .filter(like -> !like.stored(marked).toString().contains("X-KALENDS-MIRROR"))
        .isPresent();
  }

  /**
   * Whether nothing tells whose that item of the target is: it was said to be gone and is back, or
   * a run was cut off before it knew that it had written it, and somebody has edited it since.
   */
  boolean mayBeTheirs(String uid) {
    return keepsUids() && dropsMarks() && (misled || (forgot && touched.contains(uid)));
  }

  boolean keepsUids() {
    return isSeries() && spec.uids() == MirrorSpec.Uids.KEEP;
  }

  boolean isSeries() {
    return spec.mode() == MirrorSpec.Mode.SERIES;
  }

  /** Whether something that the item ever was has come to an end by then. */
  boolean isOverAsItWas(String uid, LocalDateTime by) {
    return ever.getOrDefault(uid, List.of()).stream().anyMatch(gig -> gig.isOver(by));
  }

  /** What the mirror has made. */
  Map<String, Document> owned() {
    Map<String, Document> owned = new TreeMap<>(target.documents());
    owned.keySet().removeAll(foreign.keySet());
    return owned;
  }

  /** What was agreed on, by UID. */
  Map<String, Agreed> agreed() {
    return Archive.well(
        () -> archive.use(store -> store.base(store.known(Side.LEFT).items().keySet()).agreed()));
  }

  List<Intent> intents() {
    return Archive.well(() -> archive.use(BaseStore::intents));
  }

  /** Every text that the history keeps. */
  List<Document> history() {
    return broken.keepsHistory() ? Archive.well(archive::kept) : List.of();
  }

  void forgetSource() {
    forgotten++;
  }

  void backUp() {
    Archive.well(() -> {
      archive.backUp();
      return true;
    });
  }

  /** What the ledger said since it was backed up is not known any more; or nothing is. */
  void loseLedger(boolean backedUp) {
    Archive.well(() -> {
      if (backedUp) {
        archive.restore();
      } else {
        archive.lose();
      }
      return true;
    });
    lost = true;
    kept.clear();
    forgot = true;
    unclear |= backedUp;
    takeForOurs();
  }

  /** To an old ledger others have edited what they have made since under a UID of the mirror's. */
  private void takeForOurs() {
    Set<String> claimed = new HashSet<>(foreign.keySet());
    claimed.retainAll(agreed().keySet());
    foreign.keySet().removeAll(claimed);
    if (keepsEdits()) {
      theirs.addAll(claimed);
    }
  }

  private interface Use<T> {
    T of(Mirror mirror) throws IOException;
  }

  private <T> T mirror(Troubles troubles, Use<T> use) throws IOException {
    return archive.useAll(bases -> {
      BaseStore base = broken.store(bases.of(Archive.CALENDAR));
      return use.of(mirror(troubles, base, bases.of("source " + forgotten)));
    });
  }

  private Mirror mirror(Troubles troubles, BaseStore base, BaseStore seen) {
    Replica left = new FaultyReplica(source, call -> troubles.next(Door.LEFT, call));
    Replica late = troubles.behind() == 0 ? target : target.behind(troubles.behind());
    Replica right =
        new FaultyReplica(broken.replica(late), call -> troubles.next(Door.RIGHT, call));
    var books =
        new Books(
            FaultyStore.around(base, () -> troubles.next(Door.BASE, FaultyReplica.Call.WRITE)),
            FaultyStore.around(seen, () -> troubles.next(Door.BASE, FaultyReplica.Call.WRITE)));
    return new Mirror(spec, left, right, books, today);
  }

  /** One run; what it did, where it came to an end. */
  Optional<Report> run(Troubles troubles, int deletions) {
    story.tell(() -> today + " mirror" + (deletions > 0 ? " with all deletions" : "") + troubles);
    if (troubles.vanishes(Door.LEFT)) {
      source.forgetMarkers();
    }
    if (troubles.vanishes(Door.RIGHT)) {
      target.forgetMarkers();
      // What was said to be gone comes back as what the mirror has made, whoever has edited it.
      kept.clear();
    }
    MirrorLaws laws = new MirrorLaws(this);
    laws.beforeRun();
    if (keepsEdits() && troubles.behind() > 0) {
      theirs.addAll(shownOnceMore(troubles.behind()));
    }
    misled |= troubles.mislead();
    unclear |= troubles.mislead();
    Optional<Report> report = attempt(troubles, deletions);
    report.ifPresent(done -> done.outcomes().forEach(one -> story.tell(() -> "  " + brief(one))));
    boolean unsettled = report.filter(MirrorScene::isUnsettled).isPresent();
    unclear |= report.isEmpty() || unsettled;
    // Nobody knows what the server has made of it.
    forgot |= unsettled;
    if (keepsEdits() && troubles.mislead()) {
      theirs.addAll(unknown());
    }
    laws.afterRun(deletions > 0);
    return report;
  }

  /** What the mirror has made and does not know. */
  private Set<String> unknown() {
    Map<String, Document> unknown = owned();
    unknown.keySet().removeAll(agreed().keySet());
    return unknown.values().stream().map(MirrorLaws::origin).collect(Collectors.toSet());
  }

  private Set<String> shownOnceMore(int behind) {
    Map<String, Document> now = target.documents();
    Set<String> origins = new HashSet<>();
    Archive.well(() -> target.behind(behind).read(Known.NOTHING))
        .changed()
        .forEach((uid, held) -> {
          if (!held.document().equals(now.get(uid))) {
            origins.add(MirrorLaws.origin(held.document()));
          }
        });
    return origins;
  }

  private static boolean isUnsettled(Report report) {
    return report.outcomes(Outcome.Unsettled.class).findAny().isPresent();
  }

  private static String brief(Outcome outcome) {
    return outcome.getClass().getSimpleName()
        + " "
        + outcome.step().getClass().getSimpleName()
        + " "
        + outcome.step().uid()
        + " "
        + outcome.step().title();
  }

  private Optional<Report> attempt(Troubles troubles, int deletions) {
    try {
      return Optional.of(
          mirror(troubles, mirror -> mirror.apply(mirror.prepare(deletions), Progress.NONE)));
    } catch (IOException e) {
      story.tell(() -> "  stopped: " + e.getMessage());
    } catch (Killed | IllegalStateException e) {
      if (!Killed.isBehind(e)) {
        throw e;
      }
      story.tell(() -> "  killed");
    }
    return Optional.empty();
  }

  /** What it would do now. */
  Plan plan() {
    return Archive.well(() -> mirror(Troubles.none(), mirror -> mirror.prepare(0)));
  }

  @Override
  public void close() {
    scratch.ifPresent(Scratch::close);
  }
}

package org.kalends.testkit.campaign;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.mirror.Window;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Step;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Property;
import org.kalends.testkit.Choices;

/** One history of a mirror, from an empty source to rest. */
final class MirrorHistory {
  private static final List<String> TITLES = List.of("Tea", "Coffee", "Ünï 日本語");
  private static final int DAYS_AT_REST = 4;

  private final MirrorScene scene;
  private final Story story;
  private int others;

  private MirrorHistory(MirrorScene scene, Story story) {
    this.scene = scene;
    this.story = story;
  }

  /** The law that the history breaks, if it breaks one. */
  static Optional<Violation> violation(Script script, Broken broken) {
    return run(script, broken, new Story(false));
  }

  /** The history in readable lines; the last is the law that it breaks, if it breaks one. */
  static List<String> told(Script script, Broken broken) {
    Story story = new Story(true);
    run(script, broken, story).ifPresent(law -> story.tell(law::getMessage));
    return story.lines();
  }

  private static Optional<Violation> run(Script script, Broken broken, Story story) {
    try (var scene = new MirrorScene(script.scene(), broken, story)) {
      var history = new MirrorHistory(scene, story);
      script.events().forEach(history::happen);
      history.rest();
      return Optional.empty();
    } catch (Violation e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      Violation down = new Violation("broken down: " + e);
      down.initCause(e);
      return Optional.of(down);
    }
  }

  private void happen(Choices choices) {
    switch (choices.below(20)) {
      case 0, 1, 2, 3, 4, 5, 6 -> write(choices);
      case 7 -> remove(choices);
      case 8 -> sourceTrouble(choices);
      case 9, 10 -> others(choices);
      case 11 -> touch(choices);
      case 12 -> books(choices);
      case 13, 14 -> daysPass(1 + choices.below(9));
      default -> run(choices);
    }
  }

  private void write(Choices choices) {
    String uid = "item-" + choices.below(5);
    Gig old = scene.gigs.get(uid);
    Gig now = old == null ? made(uid, choices) : edited(old, choices);
    put(now);
  }

  private void put(Gig now) {
    scene.damaged.remove(now.uid());
    scene.source.mend(now.uid());
    scene.gigs.put(now.uid(), now);
    scene.ever.computeIfAbsent(now.uid(), uid -> new ArrayList<>()).add(now);
    scene.source.put(now.uid(), now.document());
    story.tell(() -> "in the source now " + now);
  }

  private Gig made(String uid, Choices choices) {
    Gig once = Gig.once(uid, choices.from(TITLES), day(choices), at(choices));
    return choices.onceIn(3)
        ? once
        : once.repeating(choices.from(List.of(7, 1, 3)), choices.from(List.of(0, 4, 9)));
  }

  private LocalDate day(Choices choices) {
    return scene.today.plusDays(choices.below(36) - 12L);
  }

  private static LocalTime at(Choices choices) {
    return LocalTime.of(9 + choices.below(6), 0);
  }

  private Gig edited(Gig gig, Choices choices) {
    int number = choices.below(gig.count() == 0 ? 12 : gig.count());
    boolean series = gig.every() > 0;
    return switch (choices.below(9)) {
      case 0 -> gig.titled(choices.from(TITLES));
      case 1 -> gig.from(gig.day(), at(choices));
      case 2 -> gig.from(day(choices), gig.at());
      case 3 -> gig.repeating(choices.from(List.of(0, 7, 2)), choices.from(List.of(0, 5, 9)));
      case 4 -> series ? gig.without(number) : gig.stamped();
      case 5 -> gig.again();
      case 6 ->
          series
              ? gig.changed(
                  number,
                  new Gig.Change(
                      Optional.of(day(choices).atTime(at(choices))),
                      gig.uid() + " " + choices.from(TITLES)))
              : gig.stamped();
      case 7 ->
          series
              ? gig.changed(number, new Gig.Change(Optional.empty(), gig.title()))
              : gig.stamped();
      default -> gig.stamped();
    };
  }

  private void remove(Choices choices) {
    List<String> uids = List.copyOf(scene.gigs.keySet());
    if (uids.isEmpty()) {
      return;
    }
    Set<String> gone = choices.onceIn(5) ? Set.copyOf(uids) : Set.of(choices.from(uids));
    for (String uid : gone) {
      scene.damaged.remove(uid);
      scene.source.mend(uid);
      scene.gigs.remove(uid);
      scene.source.remove(uid);
    }
    story.tell(() -> "gone from the source: " + gone);
  }

  private void sourceTrouble(Choices choices) {
    List<String> uids = List.copyOf(scene.gigs.keySet());
    if (!uids.isEmpty()) {
      String uid = choices.from(uids);
      scene.damaged.add(uid);
      scene.source.damage(uid);
      story.tell(() -> uid + " becomes unreadable in the source");
    }
  }

  /** Other people have items in the target, some of them copies of the mirror's. */
  private void others(Choices choices) {
    List<String> theirs = List.copyOf(scene.foreign.keySet());
    List<Document> made = List.copyOf(scene.owned().values());
    String uid = choices.onceIn(3) ? "item-" + choices.below(5) : "own-" + others++;
    if (choices.onceIn(4) && !theirs.isEmpty()) {
      String gone = choices.from(theirs);
      scene.foreign.remove(gone);
      scene.target.remove(gone);
      story.tell(() -> "in the target somebody deletes " + gone);
    } else if (!scene.owned().containsKey(uid) && !scene.agreed().containsKey(uid)) {
      Document text =
          choices.onceIn(2) && !made.isEmpty() && uid.startsWith("own")
              ? renamed(choices.from(made), uid)
              : Gig.once(uid, "Own", day(choices), at(choices)).titled("" + others).document();
      scene.foreign.put(uid, text);
      scene.taken.add(uid);
      scene.target.put(uid, text);
      story.tell(() -> "in the target somebody has " + text);
    }
  }

  private static Document renamed(Document document, String uid) {
    return Edit.each(document, part -> part.with(Property.text("UID", uid)));
  }

  /** Somebody changes or deletes what the mirror made. */
  private void touch(Choices choices) {
    List<String> made = List.copyOf(scene.owned().keySet());
    if (made.isEmpty()) {
      return;
    }
    String uid = choices.from(made);
    Document old = scene.owned().get(uid);
    String origin = MirrorLaws.origin(old);
    scene.touched.add(uid);
    scene.kept.remove(uid);
    if (scene.keepsEdits()) {
      scene.theirs.add(origin);
    }
    if (choices.onceIn(2)) {
      scene.target.remove(uid);
      story.tell(() -> "in the target somebody deletes the mirror's " + uid);
    } else {
      Document mine = Edit.each(old, Edit::changed);
      scene.target.put(uid, mine);
      if (scene.keepsEdits() && scene.agreed().containsKey(uid)) {
        Optional<Gig> gig = Optional.ofNullable(scene.gigs.get(origin));
        scene.kept.put(uid, new MirrorScene.Kept(origin, gig, "LOCATION:Elsewhere"));
      }
      story.tell(() -> "in the target somebody edits the mirror's " + uid);
    }
  }

  /** Edits of texts. */
  private interface Edit {
    Component of(Component part);

    static Component changed(Component part) {
      return part.with(Property.text("LOCATION", "Elsewhere"));
    }

    static Document each(Document document, Edit edit) {
      return document.withNodes(
          document.calendars().stream()
              .map(calendar ->
                  calendar.withNodes(
                      calendar.nodes().stream()
                          .map(node ->
                              node instanceof Component part && !part.name().equals("VTIMEZONE")
                                  ? edit.of(part)
                                  : node)
                          .toList()))
              .toList());
    }
  }

  private void books(Choices choices) {
    switch (choices.below(7)) {
      case 0 -> loseLedger(false);
      case 1 -> {
        story.tell(() -> "what was seen of the source is lost");
        scene.forgetSource();
      }
      case 2, 3 -> {
        story.tell(() -> "the ledger is backed up");
        scene.backUp();
      }
      case 4 -> loseLedger(true);
      case 5 -> {
        int future = choices.from(List.of(14, 7, 21));
        story.tell(() -> "the window now ends after " + future + " days");
        scene.spec = scene.spec.withWindow(Window.of(7, future));
      }
      default -> {
        boolean alarms = choices.onceIn(2);
        scene.spec = scene.spec.withAlarms(alarms);
      }
    }
  }

  private void loseLedger(boolean backedUp) {
    if (scene.keepsUids() && scene.dropsMarks()) {
      return; // then nothing tells the mirror's items from those of others
    }
    story.tell(() -> "the ledger is " + (backedUp ? "restored from a backup" : "lost"));
    scene.loseLedger(backedUp);
  }

  private void daysPass(int days) {
    scene.today = scene.today.plusDays(days);
    story.tell(() -> days + " days pass");
  }

  private void run(Choices choices) {
    Troubles troubles = choices.onceIn(2) ? Troubles.drawn(choices) : Troubles.none();
    if (choices.onceIn(8)) {
      troubles.withOldListing(1 + choices.below(3));
    }
    boolean all = choices.onceIn(2);
    Optional<Report> report = scene.run(troubles, all ? Policy.ALL : 0);
    if (troubles.areAny()) {
      scene.forgot |= troubles.mislead() || report.isEmpty();
    }
  }

  private void rest() {
    story.tell(() -> "all goes well from here on");
    Map.copyOf(scene.gigs).values().stream()
        .filter(gig -> scene.damaged.contains(gig.uid()))
        .forEach(this::put);
    Set<String> refused = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      refused = new HashSet<>(refused(scene.run(Troubles.none(), Policy.ALL).orElseThrow()));
    }
    refused.addAll(scene.theirs);
    if (scene.isUnsure()) {
      return;
    }
    new MirrorLaws(scene).complete(refused);
    quiet(refused);
    for (int day = 0; day < DAYS_AT_REST; day++) {
      scene.today = scene.today.plusDays(1);
      slide(refused);
    }
  }

  private void quiet(Set<String> refused) {
    int writes = scene.target.writes();
    var plan = scene.plan();
    Violation.unless(
        plan.steps().stream()
            .filter(step -> !(scene.churns && step instanceof Step.Note))
            .allMatch(step -> refused.contains(origin(step))),
        () -> "a second plan is empty: " + plan.steps());
    scene.run(Troubles.none(), 0);
    Violation.unless(
        !refused.isEmpty() || scene.target.writes() == writes, () -> "a quiet run writes nothing");
  }

  private void slide(Set<String> refused) {
    int writes = scene.target.writes();
    long entering = new MirrorLaws(scene).entering();
    Report report = scene.run(Troubles.none(), 0).orElseThrow();
    long stale = report.outcomes(Outcome.Stale.class).count();
    if (stale > 0) {
      // What was there already is looked for, and found by the next run.
      report = scene.run(Troubles.none(), 0).orElseThrow();
    }
    refused.addAll(refused(report));
    new MirrorLaws(scene).complete(refused);
    Violation.unless(
        scene.isSeries()
            || scene.burns
            || !refused.isEmpty()
            || scene.target.writes() - writes - stale == entering,
        () -> "only what enters the window is written: " + entering);
  }

  /** Where a UID cannot be had, its item cannot come; nobody else's is taken for it. */
  private Set<String> refused(Report report) {
    Set<String> refused = new HashSet<>();
    report.outcomes(Outcome.Refused.class).forEach(one -> refused.add(origin(one.step())));
    report.withheld().forEach(step -> refused.add(origin(step)));
    for (String uid : refused) {
      boolean mayBe =
          scene.burns
              || scene.taken.contains(uid)
              || (scene.forgot && scene.keepsUids() && scene.profile.isPresent());
      Violation.unless(mayBe, () -> "nothing is refused without cause: " + uid);
    }
    return refused;
  }

  private static String origin(Step step) {
    return MirrorLaws.origin(step.title());
  }
}

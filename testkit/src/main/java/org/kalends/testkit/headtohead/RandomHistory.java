package org.kalends.testkit.headtohead;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kalends.testkit.Samples;
import org.kalends.testkit.proxy.Asked;
import org.kalends.testkit.proxy.Fault;
import org.kalends.testkit.proxy.Faults;
import org.kalends.testkit.proxy.Faults.Rule;

/** Two people, thirty items and a bad line; the same for the same seed. */
final class RandomHistory {
  private static final int ITEMS = 30;
  private static final int ROUNDS = 6;

  private final Random random;
  private int nth;

  private RandomHistory(long seed) {
    random = new Random(seed);
  }

  static History of(long seed) {
    var drawn = new RandomHistory(seed);
    var rounds = new ArrayList<Round>();
    rounds.add(new Round(drawn.made(), List.of()));
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(drawn.round());
    }
    return History.of("random " + seed, rounds.toArray(Round[]::new));
  }

  private List<Edit> made() {
    var edits = new ArrayList<Edit>();
    for (int i = 0; i < ITEMS; i++) {
      edits.add(new Edit.Create(where(), "item-" + i + "-", document("item-" + i + "-")));
    }
    return edits;
  }

  private org.kalends.ics.Document document(String uid) {
    return switch (random.nextInt(3)) {
      case 0 -> Samples.series(uid, "Lecture", "Exam");
      case 1 -> Samples.task(uid, "Task");
      default -> Samples.event(uid, "Tea");
    };
  }

  private Round round() {
    var edits = new ArrayList<Edit>();
    var faults = new ArrayList<Rule>();
    for (int i = 0; i < ITEMS; i++) {
      String uid = "item-" + i + "-";
      int chance = random.nextInt(100);
      if (chance < 30) {
        edits.add(change(where(), uid));
      }
      if (chance < 6) {
        edits.add(change(where(), uid));
      }
      if (chance == 50) {
        edits.add(new Edit.Delete(where(), uid));
      }
      if (random.nextInt(6) == 0) {
        faults.add(new Rule(asked -> about(asked, uid), 1 + random.nextInt(2), fault()));
      }
    }
    if (random.nextInt(3) == 0) {
      faults.add(new Rule(Asked::lists, 1, listing()));
    }
    return new Round(edits, faults);
  }

  private static boolean about(Asked asked, String uid) {
    return asked.writes() && (asked.path().contains(uid) || asked.text().contains("UID:" + uid));
  }

  private Edit change(Where where, String uid) {
    String name = List.of("SUMMARY", "LOCATION", "DESCRIPTION").get(random.nextInt(3));
    return new Edit.Change(where, uid, Texts.set(name, "Text " + nth++));
  }

  private Where where() {
    return random.nextBoolean() ? Where.FOLDER : Where.SERVER;
  }

  private Fault fault() {
    return switch (random.nextInt(4)) {
      case 0 -> new Fault.DropBefore();
      case 1, 2 -> new Fault.DropAfter();
      default -> Fault.Instead.of(Faults.STATUSES.get(random.nextInt(Faults.STATUSES.size())));
    };
  }

  private Fault listing() {
    return switch (random.nextInt(5)) {
      case 0 -> new Fault.CutBody();
      case 1 -> new Fault.StaleListing();
      case 2, 3 -> new Fault.MissingItems(5);
      default -> Fault.Instead.of(Faults.STATUSES.get(random.nextInt(Faults.STATUSES.size())));
    };
  }
}

package org.kalends.ics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.ics.series.Calendars.STAMP;
import static org.kalends.ics.series.Calendars.title;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/** What holds for every history of operations. More of them with {@code -Dlaws=100000}. */
class LawsTest {
  private static final int HISTORIES = Integer.getInteger("laws", 1500);
  private static final int STEPS = 5;
  private static final Duration MARGIN = Duration.ofDays(20);

  private final long seed = Long.getLong("laws.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Histories histories = new Histories(random);
  private int done;
  private int refused;
  private String story = "";

  /** So far a series is looked at; what is touched is well before. */
  private Instant horizon = Instant.MIN;

  /** Whether an override stands for many: then an edit of it is one of many. */
  private boolean ranged;

  /** What people see of an occurrence. */
  private record Seen(When start, Instant from, Instant to, String title) {}

  @Test
  void whatIsNotTouchedStays() {
    for (int i = 0; i < HISTORIES; i++) {
      Item item = histories.item();
      horizon = horizon(item);
      ranged = item.document().toString().contains("RANGE=");
      story = "laws.seed " + seed + ", history " + i + "\n" + item.document();
      for (int step = 0; step < STEPS && item != null; step++) {
        item = step(item).orElse(null);
      }
    }
    assertThat(refused).as("laws.seed %d: refused, of %d", seed, done).isLessThan(done / 4);
  }

  private Optional<Item> step(Item item) {
    requireSame(item, reread(item));
    List<Occurrence> some =
        occurrences(item)
            .takeWhile(one -> one.from().isBefore(horizon.minus(MARGIN)))
            .limit(25)
            .toList();
    boolean repeats = !item.overrides().isEmpty() || Item.repeats(item.master().orElseThrow());
    if (some.isEmpty() || !repeats) {
      return Optional.empty();
    }
    When id = histories.any(some).id();
    done++;
    return switch (random.nextInt(11)) {
      case 0 -> changeThis(item, id);
      case 1 -> moveThis(item, id);
      case 2, 3 -> deleteThis(item, id);
      case 4 -> changeFollowing(item, id);
      case 5 -> deleteFollowing(item, id);
      case 6 -> detach(item, id);
      case 7 -> moveAll(item);
      case 8 -> changeAll(item);
      case 9 -> changeZone(item);
      default -> moveFollowing(item, id);
    };
  }

  private Optional<Item> changeThis(Item item, When id) {
    String title = "t" + done;
    Item now =
        told("change this " + id, series(item).change(new Scope.This(id), title(title), STAMP));
    Map<String, Seen> expected = seen(item);
    expected.computeIfPresent(key(id), (key, was) -> new Seen(was.start, was.from, was.to, title));
    assertThat(seen(now)).as(story).isEqualTo(expected);
    assertThat(seen(back(now, id))).as(story).containsOnlyKeys(expected.keySet());
    return Optional.of(now);
  }

  private Item back(Item item, When id) {
    return told("restore " + id, series(item).restore(id, STAMP));
  }

  private Optional<Item> moveThis(Item item, When id) {
    When start = Histories.plus(id, random.nextInt(5) - 2, 15 * random.nextInt(9));
    Item now =
        told(
            "move this " + id + " to " + start,
            series(item).move(new Scope.This(id), start, Optional.empty(), STAMP));
    Map<String, Seen> expected = seen(item);
    Map<String, Seen> result = seen(now);
    assertThat(result).as(story).containsKey(key(id));
    assertThat(result.get(key(id)).start).as(story).isEqualTo(start);
    expected.remove(key(id));
    result.remove(key(id));
    assertThat(result).as(story).isEqualTo(expected);
    return Optional.of(now);
  }

  private Optional<Item> deleteThis(Item item, When id) {
    Revision.Revised done =
        done("delete this " + id, series(item).delete(new Scope.This(id), STAMP));
    Map<String, Seen> expected = seen(item);
    expected.remove(key(id));
    assertThat(done.item().map(this::seen).orElse(new TreeMap<>())).as(story).isEqualTo(expected);
    done.item()
        .ifPresent(now ->
            assertThat(seen(back(now, id)).keySet()).as(story).isEqualTo(seen(item).keySet()));
    return done.item();
  }

  private Optional<Item> detach(Item item, When id) {
    Revision.Revised done = done("detach " + id, series(item).detach(id, STAMP));
    Map<String, Seen> expected = seen(item);
    Seen own = expected.remove(key(id));
    assertThat(done.item().map(this::seen).orElse(new TreeMap<>())).as(story).isEqualTo(expected);
    assertThat(seen(done.added().orElseThrow()).values()).as(story).containsExactly(own);
    return done.item();
  }

  private Optional<Item> deleteFollowing(Item item, When id) {
    Revision.Revised done =
        done("delete following " + id, series(item).delete(new Scope.Following(id), STAMP));
    assertThat(done.item().map(this::seen).orElse(new TreeMap<>()))
        .as(story)
        .isEqualTo(part(seen(item), id, true));
    return done.item();
  }

  private Optional<Item> changeFollowing(Item item, When id) {
    String title = "f" + done;
    Revision revision = series(item).change(new Scope.Following(id), title(title), STAMP);
    if (refused(revision)) {
      return Optional.of(item);
    }
    Revision.Revised done = done("change following " + id, revision);
    Item head = done.added().isEmpty() ? null : done.item().orElseThrow();
    Item tail = done.added().or(done::item).orElseThrow();
    if (head != null) {
      assertThat(seen(head)).as(story).isEqualTo(part(seen(item), id, true));
    }
    Map<String, Seen> expected = part(seen(item), id, false);
    expected.replaceAll((key, was) ->
        new Seen(
            was.start,
            was.from,
            was.to,
            was.title.equals("a") || key.equals(key(id)) ? title : was.title));
    Map<String, Seen> result = seen(tail);
    if (!ranged && item.master().orElseThrow().text("SUMMARY").equals(Optional.of("a"))) {
      assertThat(result).as(story).isEqualTo(expected);
    } else {
      assertThat(result.keySet()).as(story).isEqualTo(expected.keySet());
    }
    return Optional.of(random.nextBoolean() && head != null ? head : tail);
  }

  private Optional<Item> moveFollowing(Item item, When id) {
    When start = Histories.plus(id, random.nextInt(3) - 1, 30 * random.nextInt(3));
    Revision revision = series(item).move(new Scope.Following(id), start, Optional.empty(), STAMP);
    if (refused(revision)) {
      return Optional.of(item);
    }
    Revision.Revised done = done("move following " + id + " to " + start, revision);
    if (done.added().isPresent()) {
      assertThat(seen(done.item().orElseThrow())).as(story).isEqualTo(part(seen(item), id, true));
    }
    Item tail = done.added().or(done::item).orElseThrow();
    assertThat(occurrences(tail).findFirst()).as(story).isPresent();
    return Optional.of(tail);
  }

  private Optional<Item> changeAll(Item item) {
    String old = item.title();
    String title = "all" + done;
    Item now = told("change all", series(item).change(new Scope.All(), title(title), STAMP));
    Map<String, Seen> expected = seen(item);
    expected.replaceAll(
        (key, was) -> was.title.equals(old) ? new Seen(was.start, was.from, was.to, title) : was);
    assertThat(seen(now)).as(story).isEqualTo(expected);
    return Optional.of(now);
  }

  /** The same times of day in another zone, and back. */
  private Optional<Item> changeZone(Item item) {
    When old = Timing.start(item.master().orElseThrow()).orElseThrow();
    boolean hourly = item.document().toString().contains("HOURLY");
    if (hourly || !(old instanceof When.Zoned zoned)) {
      return Optional.of(item);
    }
    When start = new When.Zoned(zoned.time(), histories.any(Histories.ZONES));
    Revision there = series(item).move(new Scope.All(), start, Optional.empty(), STAMP);
    Item moved = told("move all to " + start, there);
    Revision back = series(moved).move(new Scope.All(), old, Optional.empty(), STAMP);
    assertThat(seen(told("move all back", back))).as(story).isEqualTo(seen(item));
    return Optional.of(moved);
  }

  /** There and back again, everything is where it was. */
  private Optional<Item> moveAll(Item item) {
    When old = Timing.start(item.master().orElseThrow()).orElseThrow();
    When start = Histories.plus(old, random.nextInt(9) - 4, 15 * random.nextInt(20));
    Revision there = series(item).move(new Scope.All(), start, Optional.empty(), STAMP);
    if (refused(there)) {
      return Optional.of(item);
    }
    Item moved = told("move all to " + start, there);
    Revision back = series(moved).move(new Scope.All(), old, Optional.empty(), STAMP);
    if (!refused(back) && !endsWithinDays(item)) {
      assertThat(seen(told("move all back", back))).as(story).isEqualTo(seen(item));
    }
    return Optional.of(moved);
  }

  /** Hours that a change of the clock skips do not happen, so where such a rule ends is lost. */
  private static boolean endsWithinDays(Item item) {
    String text = item.document().toString();
    return text.contains("HOURLY") && text.contains("UNTIL");
  }

  private boolean refused(Revision revision) {
    if (revision instanceof Revision.Refused) {
      refused++;
      return true;
    }
    return false;
  }

  private static Series series(Item item) {
    return Calendars.series(item);
  }

  private Revision.Revised done(String what, Revision revision) {
    story += "\n" + what;
    assertThat(revision).as(story).isInstanceOf(Revision.Revised.class);
    Revision.Revised done = (Revision.Revised) revision;
    story += "\n" + done.item().map(now -> now.document().toString()).orElse("gone");
    done.added().ifPresent(added -> story += "\n" + added.document());
    return done;
  }

  private Item told(String what, Revision revision) {
    return done(what, revision).item().orElseThrow();
  }

  private static Item reread(Item item) {
    return Item.in(Document.parse(item.document().bytes()).document()).items().getFirst();
  }

  private void requireSame(Item item, Item other) {
    assertThat(seen(other)).as(story).isEqualTo(seen(item));
  }

  private static Stream<Occurrence> occurrences(Item item) {
    return Occurrences.of(item, Calendars.ZONE).all();
  }

  private static Instant horizon(Item item) {
    Instant first = occurrences(item).findFirst().orElseThrow().from();
    return first.plus(Duration.ofDays(item.document().toString().contains("HOURLY") ? 50 : 400));
  }

  /** By name, as far as a series is looked at. */
  private Map<String, Seen> seen(Item item) {
    Map<String, Seen> all = new TreeMap<>();
    occurrences(item)
        .takeWhile(one -> one.from().isBefore(horizon))
        .forEach(one ->
            all.put(
                key(one.id()),
                new Seen(
                    one.start(),
                    one.from(),
                    one.to(),
                    one.component().text("SUMMARY").orElse(""))));
    return all;
  }

  private static String key(When id) {
    return id.value();
  }

  private static Map<String, Seen> part(Map<String, Seen> all, When id, boolean before) {
    return all.entrySet().stream()
        .filter(one -> one.getKey().compareTo(key(id)) < 0 == before)
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }
}

package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kalends.core.merge.Disagreement;
import org.kalends.core.merge.Merge;
import org.kalends.core.merge.Merged;
import org.kalends.core.sync.ItemDocument;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Length;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.meaning.EventId;
import org.kalends.ics.meaning.Meaning;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.series.Revision;
import org.kalends.ics.series.Scope;
import org.kalends.ics.series.Series;
import org.kalends.ics.series.Stamp;
import org.kalends.ics.zone.Zones;

/** Laws of a merge, over random edits of both sides. */
class MergeLawsTest {
  private static final int CASES = 300;
  private static final Stamp STAMP = new Stamp(Instant.parse("2026-01-01T00:00:00Z"), "split");

  /** What both sides held, and what each holds now. */
  private record Case(Document base, Document left, Document right) {
    static Case of(Choices choices) {
      Document base = new Edits(choices).made("item");
      for (int i = choices.below(3); i > 0; i--) {
        base = edited(base, choices);
      }
      return new Case(base, lived(base, choices), lived(base, choices));
    }

    private static Document lived(Document document, Choices choices) {
      Document now = document;
      for (int i = choices.below(4); i > 0; i--) {
        now = edited(now, choices);
      }
      return now;
    }

    Merged merged() {
      return Merge.of(base, left, base, right);
    }

    Case turned() {
      return new Case(base, /* left= */ right, /* right= */ left);
    }

    private interface Check {
      void of(Merged.Clean clean);
    }

    void whereClean(Check check) {
      if (merged() instanceof Merged.Clean clean) {
        check.of(clean);
      }
    }
  }

  @Test
  void leftAndRightAreAlike() {
    Law.holds(
        CASES,
        choices -> {
          Case one = Case.of(choices);
          assertThat(turned(words(one.turned().merged()))).isEqualTo(words(one.merged()));
        });
  }

  @Test
  void aSideThatDidNothingTakesWhatTheOtherDid() {
    Law.holds(
        CASES,
        choices -> {
          Case one = Case.of(choices);
          Merged merged = new Case(one.base(), one.left(), one.base()).merged();
          assertThat(merged).isInstanceOf(Merged.Clean.class);
          assertThat(((Merged.Clean) merged).left()).isEqualTo(one.left());
          same(((Merged.Clean) merged).right(), one.left());
        });
  }

  @Test
  void bothSidesComeToSayTheSame() {
    Law.holds(
        CASES, choices -> Case.of(choices).whereClean(clean -> same(clean.left(), clean.right())));
  }

  @Test
  void whatIsMergedHasTheEditsOfBothAndMergesIntoItself() {
    Law.holds(
        CASES,
        choices -> {
          Case one = Case.of(choices);
          one.whereClean(clean -> {
            for (Document side : List.of(one.left(), one.right())) {
              Merged again = Merge.of(one.base(), side, one.base(), clean.right());
              assertThat(again).isInstanceOf(Merged.Clean.class);
              same(((Merged.Clean) again).right(), clean.right());
              same(((Merged.Clean) again).left(), clean.right());
            }
          });
        });
  }

  @Test
  void aRunThatEndsBetweenBothSidesIsTakenUp() {
    Law.holds(
        CASES,
        choices -> {
          Case one = Case.of(choices);
          one.whereClean(clean -> {
            Merged again = Merge.of(one.base(), one.left(), one.base(), clean.right());
            assertThat(again).isInstanceOf(Merged.Clean.class);
            assertThat(((Merged.Clean) again).right()).isEqualTo(clean.right());
            same(((Merged.Clean) again).left(), clean.left());
          });
        });
  }

  @Test
  void itMakesNoDifferenceToWriteAndReadInBetween() {
    Law.holds(
        CASES / 3,
        choices -> {
          Case one = Case.of(choices);
          Case read = new Case(again(one.base()), again(one.left()), again(one.right()));
          assertThat(words(read.merged())).isEqualTo(words(one.merged()));
        });
  }

  @Test
  void whatIsMergedIsOneItem() {
    Law.holds(
        CASES,
        choices -> {
          Case one = Case.of(choices);
          one.whereClean(clean -> {
            Item.In in = Item.in(again(clean.right()));
            assertThat(in.items()).hasSize(1);
            assertThat(in.problems()).isEmpty();
            Set<String> both = excludedAndOverridden(clean.right());
            both.removeAll(excludedAndOverridden(one.left()));
            both.removeAll(excludedAndOverridden(one.right()));
            assertThat(both).as("excluded and overridden").isEmpty();
          });
        });
  }

  @Test
  void oneSideMayAlwaysHaveTheLastWord() {
    Law.holds(
        CASES,
        choices -> {
          Case one = Case.of(choices);
          for (Merge.Favour favour : Merge.Favour.values()) {
            Merged.Clean clean = Merge.of(one.base(), one.left(), one.base(), one.right(), favour);
            same(clean.left(), clean.right());
          }
        });
  }

  private static Set<String> excludedAndOverridden(Document document) {
    Item item = Item.in(document).items().getFirst();
    Zones zones = Zones.of(item.zones());
    Set<String> excluded = new HashSet<>();
    for (Property line : item.master().map(m -> m.properties("EXDATE")).orElse(List.of())) {
      When.list(line).forEach(when -> excluded.add(instance(when, zones)));
    }
    return item.overrides().stream()
        .flatMap(override -> override.property("RECURRENCE-ID").flatMap(When::of).stream())
        .map(when -> instance(when, zones))
        .filter(excluded::contains)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String instance(When when, Zones zones) {
    Component named = Component.of("VEVENT", List.of(when.property("RECURRENCE-ID")));
    return EventId.of(named, zones).instance();
  }

  private static void same(Document one, Document other) {
    assertThat(Meaning.differences(one, other)).isEmpty();
  }

  private static Document again(Document document) {
    return Document.parse(document.bytes()).document();
  }

  /** What became of it, for comparing. */
  private record Words(List<String> left, List<String> right, Set<Disagreement> disagreements) {}

  private static Words words(Merged merged) {
    return switch (merged) {
      case Merged.Clean(Document left, Document right) ->
          new Words(
              List.of(Meaning.of(left).digest()), List.of(Meaning.of(right).digest()), Set.of());
      case Merged.Clash(var disagreements) ->
          new Words(List.of(), List.of(), Set.copyOf(disagreements));
    };
  }

  private static Words turned(Words words) {
    return new Words(
        /* left= */ words.right(),
        /* right= */ words.left(),
        words.disagreements().stream()
            .map(d -> new Disagreement(d.instance(), d.property(), d.base(), d.right(), d.left()))
            .collect(Collectors.toSet()));
  }

  // What people do

  private static Document edited(Document document, Choices choices) {
    return switch (choices.below(6)) {
      case 0 -> new Edits(choices).edited(document);
      case 1 -> inMaster(document, "ATTENDEE", "mailto:%d@example.org".formatted(choices.below(3)));
      case 2 -> inMaster(document, "CATEGORIES", choices.from(List.of("A", "B,C", "C")));
      case 3 -> occurrence(document, choices, choices.onceIn(2));
      case 4 -> moved(document, choices);
      default -> inMaster(document, "PRIORITY", Integer.toString(1 + choices.below(3)));
    };
  }

  private static Document inMaster(Document document, String name, String value) {
    Component calendar = document.calendars().getFirst();
    Component master = Item.in(document).items().getFirst().components().getFirst();
    Component changed = master.with(Property.of(name, value));
    return document.withNodes(
        List.of(
            calendar.withNodes(
                calendar.nodes().stream().map(n -> n == master ? changed : n).toList())));
  }

  private static Document occurrence(Document document, Choices choices, boolean delete) {
    Item item = Item.in(document).items().getFirst();
    Optional<When> id =
        Occurrences.of(item, ZoneOffset.UTC)
            .all()
            .skip(choices.below(3))
            .map(Occurrence::id)
            .findFirst();
    if (!item.repeats() || id.isEmpty()) {
      return document;
    }
    Series series = new Series(item, ZoneOffset.UTC);
    Scope.This scope = new Scope.This(id.get());
    Property place = Property.of("LOCATION", choices.from(List.of("X", "Y")));
    return revised(
        document,
        delete
            ? series.delete(scope, STAMP)
            : series.change(scope, component -> component.with(place), STAMP));
  }

  private static Document moved(Document document, Choices choices) {
    Item item = Item.in(document).items().getFirst();
    Optional<When> start =
        item.master().flatMap(master -> master.property("DTSTART")).flatMap(When::of);
    if (start.isEmpty()) {
      return document;
    }
    Length by =
        start.get() instanceof When.Day
            ? new Length(1, 0)
            : new Length(0, 3600L + choices.below(2));
    When later = Zones.of(item.zones()).plus(start.get(), by);
    return revised(
        document,
        new Series(item, ZoneOffset.UTC).move(new Scope.All(), later, Optional.empty(), STAMP));
  }

  private static Document revised(Document document, Revision revision) {
    return revision instanceof Revision.Revised(Optional<Item> now, var added, var dropped)
        ? now.map(item -> ItemDocument.of(item, document)).orElse(document)
        : document;
  }
}

package org.kalends.ics.recur;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** Series with everything: zones, lengths, exceptions, extra dates, overrides of both kinds. */
class OccurrenceLawsTest {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final int MANY = 400;

  @ParameterizedTest
  @MethodSource("seeds")
  void aSpanHasThoseOfAllThatTouchIt(long seed) {
    RandomRule random = new RandomRule(seed);
    Occurrences occurrences = occurrences(random);
    List<Occurrence> all = occurrences.all().limit(MANY).toList();
    if (all.isEmpty()) {
      return;
    }
    long begin = all.getFirst().from().getEpochSecond();
    long end = all.getLast().from().getEpochSecond();
    Instant from = Instant.ofEpochSecond(begin + random.seconds(end - begin));
    Instant to = from.plusSeconds(random.seconds(end - from.getEpochSecond()));

    assertThat(occurrences.between(from, to))
        .as("seed " + seed)
        .isEqualTo(all.stream().filter(each -> touches(each, from, to)).toList());
  }

  private static boolean touches(Occurrence each, Instant from, Instant to) {
    boolean begins = each.from().isBefore(to);
    return each.from().equals(each.to())
        ? begins && !each.from().isBefore(from)
        : begins && each.to().isAfter(from);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theyComeInOrderAndEachIsFoundByItsName(long seed) {
    Occurrences occurrences = occurrences(new RandomRule(seed));
    List<Occurrence> all = occurrences.all().limit(60).toList();

    assertThat(all).as("seed " + seed).isSortedAccordingTo(SeriesReader.ORDER);
    for (Occurrence each : all) {
      assertThat(occurrences.at(each.id())).as("seed " + seed + " " + each.id()).hasValue(each);
    }
  }

  private static Occurrences occurrences(RandomRule random) {
    LocalDateTime start = random.start();
    boolean zoned = random.chance(0.7);
    String form = zoned ? ";TZID=Europe/Berlin:" : ":";
    StringBuilder master = new StringBuilder("DTSTART").append(form).append(TIME.format(start));
    master.append("\nRRULE:").append(random.rule(Frequency.SECONDLY).value());
    master
        .append("\nDURATION:")
        .append(random.chance(0.5) ? "PT" + random.seconds(90_000) + 'S' : "P1D");
    List<Instant> plain = item(master.toString()).all().limit(50).map(Occurrence::from).toList();
    StringBuilder overrides = new StringBuilder();
    for (Instant each : plain) {
      if (random.chance(0.1)) {
        master.append("\nEXDATE:").append(utc(each));
      } else if (random.chance(0.1)) {
        String range = random.chance(0.2) ? ";RANGE=THISANDFUTURE" : "";
        Instant moved = each.plusSeconds(random.seconds(400_000) - 200_000);
        overrides.append(
            event("RECURRENCE-ID%s:%s\nDTSTART:%s".formatted(range, utc(each), utc(moved))));
      } else if (random.chance(0.1)) {
        master.append("\nRDATE:").append(utc(each.plusSeconds(random.seconds(3) * 1000)));
      }
    }
    return item(master.toString(), overrides.toString());
  }

  private static String utc(Instant instant) {
    return TIME.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
  }

  private static String event(String lines) {
    return "BEGIN:VEVENT\nUID:a\n" + lines + "\nEND:VEVENT\n";
  }

  private static Occurrences item(String master, String... overrides) {
    String events = event(master) + String.join("", overrides);
    String text = "BEGIN:VCALENDAR\n" + events + "END:VCALENDAR\n";
    Document document = Document.parse(text.getBytes(UTF_8)).document();
    return Occurrences.of(Item.in(document).items().getFirst(), ZoneId.of("America/New_York"));
  }

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 200));
  }
}

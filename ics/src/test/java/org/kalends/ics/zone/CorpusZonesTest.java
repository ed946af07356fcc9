package org.kalends.ics.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.ics.Component;
import org.kalends.ics.Document;

/** The tables of names and the VTIMEZONEs of other programs. */
class CorpusZonesTest {
  private static final Path TIMEZONES =
      Path.of(System.getProperty("corpus", "none")).resolve("timezones");

  /** Unicode moved these since, with the places they were named for. */
  private static final Set<String> MOVED =
      Set.of("Central Asia Standard Time", "Mountain Standard Time (Mexico)");

  /** Names of places that no longer have the same hours, so their VTIMEZONE is asked. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "Almaty, Novosibirsk, North Central Asia",
          "Casablanca, Monrovia",
          "Eniwetok, Kwajalein, Dateline Time",
          "Mid-Atlantic",
          "Saskatchewan");

  /**
   * Not what the places have: Moldova's hours are of another edition of the time zone database; the
   * others libical simplified for programs that know the last weekday of a month only.
   */
  private static final Set<String> SIMPLIFIED =
      Set.of(
          "zoneinfo2025c-pure/Europe/Chisinau",
          "zoneinfo2025c/Europe/Chisinau",
          "zoneinfo2025c/America/Nuuk",
          "zoneinfo2025c/Asia/Hebron",
          "zoneinfo2025c/Asia/Jerusalem");

  private static final Pattern ENTRY = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\": \"([^\"]*)\"");

  @BeforeEach
  void corpus() {
    assumeTrue(Files.isDirectory(TIMEZONES), "no test calendars here: see -Dcorpus");
  }

  @Test
  void everyWindowsZoneIsThePlaceThatUnicodeNames() {
    Map<String, String> names = new TreeMap<>();
    for (String line : text("mj1856+TimeZoneConverter/Mapping.csv").split("\n", -1)) {
      String[] cells = line.strip().split(",", -1);
      if (cells.length == 3 && cells[1].equals("001")) {
        names.put(cells[0], cells[2].split(" ", -1)[0]);
      }
    }
    assertThat(names).hasSizeGreaterThan(130);
    assertThat(different(names)).isEmpty();
  }

  private static List<String> different(Map<String, String> names) {
    List<String> wrong = new ArrayList<>();
    names.forEach((name, place) -> {
      Optional<ZoneId> zone = Zones.iana(name);
      if (!MOVED.contains(name)
          && !AMBIGUOUS.contains(name)
          && !zone.map(CorpusZonesTest::year).equals(Optional.of(year(ZoneId.of(place))))) {
        wrong.add(name + ": " + zone.map(ZoneId::getId).orElse("unknown") + ", not " + place);
      }
    });
    return wrong;
  }

  /** The offsets of a year. */
  private static List<ZoneOffset> year(ZoneId zone) {
    return LocalDate.of(2025, 1, 1)
        .datesUntil(LocalDate.of(2026, 1, 1))
        .map(day -> zone.getRules().getOffset(day.atStartOfDay()))
        .toList();
  }

  @Test
  void sabresTablesOfWindowsAndExchangeNamesAreKnown() {
    assertThat(different(json("sabre-io+vobject/windowszones.json"))).isEmpty();
    assertThat(different(json("sabre-io+vobject/exchangezones.json"))).isEmpty();
  }

  private static Map<String, String> json(String file) {
    Map<String, String> names = new TreeMap<>();
    Matcher matcher = ENTRY.matcher(text(file));
    while (matcher.find()) {
      names.put(matcher.group(1).replace("\\/", "/"), matcher.group(2).replace("\\/", "/"));
    }
    assertThat(names).hasSizeGreaterThan(50);
    return names;
  }

  @Test
  void everyAliasIsAZone() {
    List<String> unknown =
        Stream.of(text("mj1856+TimeZoneConverter/Aliases.csv").split("[\\s,]+"))
            .filter(name -> !name.isBlank() && Zones.iana(name).isEmpty())
            .toList();
    assertThat(unknown).isEmpty();
  }

  @Test
  void libicalsVtimezonesHaveTheOffsetsOfTheirPlaces() {
    List<String> wrong = new ArrayList<>();
    for (Path file : vtimezones()) {
      Component zone = vtimezone(file);
      ZoneId place = ZoneId.of(zone.text("X-LIC-LOCATION").orElseThrow());
      assertThat(Zones.iana(zone.text("TZID").orElseThrow())).contains(place);
      boolean whole = file.toString().contains("-pure");
      String name = TIMEZONES.resolve("libical+libical").relativize(file).toString();
      if (SIMPLIFIED.contains(name.replace(".ics", ""))) {
        continue;
      }
      firstDifference(
              VTimeZone.rules(zone).orElseThrow(), place.getRules(), whole ? 1972 : 2026, 2037)
          .ifPresent(at -> wrong.add(name + " at " + at));
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Path> vtimezones() {
    try (Stream<Path> files = Files.walk(TIMEZONES.resolve("libical+libical"))) {
      return files.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Component vtimezone(Path file) {
    return Document.parse(bytes(file))
        .document()
        .calendars()
        .getFirst()
        .components("VTIMEZONE")
        .getFirst();
  }

  private static Optional<Instant> firstDifference(
      ZoneRules one, ZoneRules other, int from, int to) {
    Instant end = Instant.parse(to + "-01-01T00:00:00Z");
    for (Instant at = Instant.parse(from + "-01-01T00:00:00Z");
        at.isBefore(end);
        at = at.plusSeconds(1800)) {
      if (!one.getOffset(at).equals(other.getOffset(at))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String file) {
    return new String(bytes(TIMEZONES.resolve(file)), StandardCharsets.UTF_8);
  }
}

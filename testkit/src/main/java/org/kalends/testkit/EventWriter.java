package org.kalends.testkit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.kalends.testkit.GeneratedEvent.Kind;

/**
 * Writes the lines of one generated event; every choice comes from the random source it is given.
 */
final class EventWriter {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 3 * 365;

  private static final List<String> TITLES =
      List.of(
          "Weekly planning",
          "Dentist",
          "Lunch with Sam",
          "Code review",
          "School concert",
          "Call with the landlord",
          "Swimming",
          "Quarterly numbers",
          "Train to Ghent",
          "Choir",
          "Parcel pick-up",
          "Interview",
          "Garden day",
          "Vet",
          "Release rehearsal",
          "Bike repair");
  private static final List<String> TITLES_OF_THE_WORLD =
      List.of(
          "Frühstück bei Jörg ☕",
          "Déjeuner d’équipe",
          "打ち合わせ（東京）",
          "День рождения Маши 🎂",
          "مراجعة الخطة",
          "Öğle yemeği",
          "Πρόβα χορωδίας",
          "회의: 로드맵");
  private static final List<String> PLACES =
      List.of(
          "Room 3.07",
          "Café Zentral, upstairs",
          "https://video.example.net/j/4711",
          "Platform 4; north end");
  private static final List<String> PEOPLE =
      List.of(
          "Åsa Lind", "Bram de Wit", "Chidi Okafor", "Dina Weiss", "Eun-ji Park", "Franz Huber");
  private static final String NOTE =
      "Bring the printed list; we go through it from the top, then decide what waits until next month. ";

  private final Random random;
  private final String uid;
  private final GeneratedZone zone;
  private final StringBuilder text = new StringBuilder();
  private LocalDateTime start;
  private final int minutes;
  private final String title;

  EventWriter(Random random, String uid) {
    this.random = random;
    this.uid = uid;
    this.zone = pick(GeneratedZone.ALL);
    this.start =
        FIRST_DAY
            .plusDays(random.nextInt(DAYS))
            .atTime(7 + random.nextInt(12), pick(List.of(0, 15, 30, 45)));
    this.minutes = pick(List.of(15, 30, 30, 45, 60, 60, 90, 120));
    this.title = pick(chance(8) ? TITLES_OF_THE_WORLD : TITLES) + " " + random.nextInt(1000);
  }

  String write(Kind kind) {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Kalends//generated calendar//EN");
    if (kind != Kind.ALL_DAY) {
      zone.lines().forEach(this::line);
    }
    switch (kind) {
      case TIMED -> timed();
      case ALL_DAY -> allDay();
      case RECURRING -> recurring();
      case RICH -> rich();
    }
    line("END:VCALENDAR");
    return text.toString();
  }

  private void timed() {
    begin(start, title);
    some(70, "LOCATION:" + escape(pick(PLACES)));
    some(40, "DESCRIPTION:" + escape(NOTE.repeat(1 + random.nextInt(2))));
    line("STATUS:CONFIRMED");
    if (chance(20)) {
      alarm("DISPLAY", "-PT15M");
    }
    line("END:VEVENT");
  }

  private void allDay() {
    line("BEGIN:VEVENT");
    stamps();
    line("DTSTART;VALUE=DATE:" + start.format(DAY));
    line("DTEND;VALUE=DATE:" + start.plusDays(pick(List.of(1, 1, 1, 2, 7))).format(DAY));
    line("SUMMARY:" + escape(title));
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  /** A rule in one of four shapes; exceptions and overrides name occurrences that the rule has. */
  private void recurring() {
    start = start.withDayOfMonth(Math.min(start.getDayOfMonth(), 28));
    GeneratedRule rule =
        pick(
            List.of(
                GeneratedRule.WEEKLY,
                GeneratedRule.WEEKLY,
                GeneratedRule.DAILY,
                GeneratedRule.DAY_OF_MONTH,
                GeneratedRule.WEEKDAY_OF_MONTH));
    begin(start, title);
    line("RRULE:" + rule.text(start) + bound(rule));
    if (chance(50)) {
      line("EXDATE" + at(rule.occurrence(start, 2)) + "," + rule.occurrence(start, 5).format(TIME));
    }
    some(50, "LOCATION:" + escape(pick(PLACES)));
    line("END:VEVENT");
    if (chance(35)) {
      override(rule.occurrence(start, 3), 30);
      override(rule.occurrence(start, 7), -60);
    }
  }

  private String bound(GeneratedRule rule) {
    return switch (random.nextInt(3)) {
      case 0 -> ";COUNT=" + (12 + random.nextInt(40));
      case 1 ->
          ";UNTIL="
              + rule.occurrence(start, 12 + random.nextInt(10)).plusDays(1).format(TIME)
              + "Z";
      default -> "";
    };
  }

  private void override(LocalDateTime occurrence, int laterByMinutes) {
    begin(occurrence.plusMinutes(laterByMinutes), title + " (moved)");
    line("RECURRENCE-ID" + at(occurrence));
    line("END:VEVENT");
  }

  private void rich() {
    begin(start, pick(TITLES_OF_THE_WORLD) + " " + random.nextInt(1000));
    line("ORGANIZER;CN=\"" + PEOPLE.getFirst() + "\":mailto:organizer@example.org");
    for (String person : PEOPLE.subList(1, 3 + random.nextInt(4))) {
      line(attendee(person));
    }
    line(
        "DESCRIPTION:"
            + escape(NOTE.repeat(3 + random.nextInt(12)) + "\nÀ bientôt — до встречи — 再见 🎈\n"));
    line("CATEGORIES:WORK,TRAVEL");
    line("CLASS:PRIVATE");
    line("GEO:51.053829;3.725012");
    line("URL:https://example.org/events/" + uid);
    line(
        "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=49;X-TITLE=\"Korenmarkt 1, Ghent\":geo:51.05,3.72");
    line("X-KALENDS-TEST;X-NOTE=\"a:b;c\":kept as it is");
    alarm("DISPLAY", "-PT10M");
    alarm("AUDIO", "-P1D");
    line("END:VEVENT");
  }

  private String attendee(String person) {
    String address = person.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    String answer = pick(List.of("ACCEPTED", "NEEDS-ACTION", "DECLINED"));
    return "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=%s;RSVP=TRUE;CN=\"%s\":mailto:%s@example.org"
        .formatted(answer, person, address);
  }

  private void begin(LocalDateTime from, String summary) {
    line("BEGIN:VEVENT");
    stamps();
    line("DTSTART" + at(from));
    line("DTEND" + at(from.plusMinutes(minutes)));
    line("SUMMARY:" + escape(summary));
  }

  private void stamps() {
    line("UID:" + uid);
    line("DTSTAMP:20240101T000000Z");
    line("CREATED:" + FIRST_DAY.plusDays(random.nextInt(DAYS)).format(DAY) + "T080000Z");
    line("SEQUENCE:" + random.nextInt(3));
  }

  private void alarm(String action, String trigger) {
    line("BEGIN:VALARM");
    line("ACTION:" + action);
    line("TRIGGER:" + trigger);
    line("DESCRIPTION:Reminder");
    line("END:VALARM");
  }

  private String at(LocalDateTime time) {
    return ";TZID=" + zone.tzid() + ":" + time.format(TIME);
  }

  private void some(int percent, String line) {
    if (chance(percent)) {
      line(line);
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
  }

  /** One content line, folded at 75 octets between characters (RFC 5545 3.1). */
  private void line(String line) {
    int octets = 0;
    for (int point : line.codePoints().toArray()) {
      String character = Character.toString(point);
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > 75) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(character);
      octets += size;
    }
    text.append("\r\n");
  }
}

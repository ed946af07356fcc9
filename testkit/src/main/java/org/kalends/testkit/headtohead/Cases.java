package org.kalends.testkit.headtohead;

import static org.kalends.testkit.headtohead.Where.FOLDER;
import static org.kalends.testkit.headtohead.Where.SERVER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.ics.Document;
import org.kalends.testkit.Samples;
import org.kalends.testkit.profile.Profile;
import org.kalends.testkit.proxy.Asked;
import org.kalends.testkit.proxy.Fault;
import org.kalends.testkit.proxy.Faults.Rule;

/** Histories with a point, each from a report of users or from reading how programs compare. */
final class Cases {
  private static final String LONG =
      "A line that is long enough to be folded more than once, by all.";

  private Cases() {}

  static List<History> all() {
    var all =
        new ArrayList<>(
            List.of(
                History.of(
                    "titles of master and override swapped, then an edit on the other side",
                    start("s", Samples.series("s", "Lecture", "Exam")),
                    Round.of(new Edit.Change(FOLDER, "s", Texts::titlesSwapped)),
                    Round.of(change(SERVER, "s", "LOCATION", "Room 2"))),
                History.of(
                    "an alarm moved from the master to an override",
                    start("s", Samples.series("s", "Lecture", "Exam")),
                    Round.of(new Edit.Change(FOLDER, "s", Texts::alarmMoved))),
                History.of(
                    "the rule of the item's own zone corrected",
                    start("z", ownZone()),
                    Round.of(new Edit.Change(FOLDER, "z", Texts::zoneMoved))),
                History.of(
                    "folded anew on one side, edited on the other",
                    start("e", Texts.set("DESCRIPTION", LONG).apply(Samples.event("e", "Tea"))),
                    Round.of(
                        new Edit.Change(FOLDER, "e", Texts::refolded),
                        change(SERVER, "e", "SUMMARY", "Coffee"))),
                History.of(
                    "folded anew by another program",
                    start("e", Texts.set("DESCRIPTION", LONG).apply(Samples.event("e", "Tea"))),
                    Round.of(new Edit.Change(FOLDER, "e", Texts::refolded))),
                History.of(
                    "reordered by another program",
                    start("e", Samples.event("e", "Tea")),
                    Round.of(new Edit.Change(FOLDER, "e", Texts::reordered))),
                History.of(
                    "title edited here, place edited there",
                    start("e", Samples.event("e", "Tea")),
                    Round.of(
                        change(FOLDER, "e", "SUMMARY", "Coffee"),
                        change(SERVER, "e", "LOCATION", "Garden"))),
                History.of(
                    "title edited on both sides",
                    start("e", Samples.event("e", "Tea")),
                    Round.of(
                        change(FOLDER, "e", "SUMMARY", "Coffee"),
                        change(SERVER, "e", "SUMMARY", "Water"))),
                History.of(
                    "edited here, deleted there",
                    start("e", Samples.event("e", "Tea")),
                    Round.of(
                        change(FOLDER, "e", "SUMMARY", "Coffee"), new Edit.Delete(SERVER, "e"))),
                History.of(
                    "the answer to a change is lost, then it is edited again",
                    start("e", Samples.event("e", "Tea")),
                    Round.of(change(FOLDER, "e", "SUMMARY", "Coffee"))
                        .broken(Rule.once("PUT", new Fault.DropAfter())),
                    Round.of(change(FOLDER, "e", "SUMMARY", "Water"))),
                History.of(
                    "the answer to a new item is lost, then it is edited",
                    Round.of(new Edit.Create(FOLDER, "e", Samples.event("e", "Tea")))
                        .broken(Rule.once("PUT", new Fault.DropAfter())),
                    Round.of(change(FOLDER, "e", "SUMMARY", "Water"))),
                History.of(
                    "one new item among five breaks the connection, then one that came over is edited",
                    new Round(
                        Stream.of("a", "b", "c", "d", "e")
                            .<Edit>map(
                                uid -> new Edit.Create(FOLDER, uid, Samples.event(uid, "Tea")))
                            .toList(),
                        List.of(
                            new Rule(
                                asked -> asked.text().contains("UID:c"),
                                9,
                                new Fault.DropAfter()))),
                    Round.of(
                        change(FOLDER, "a", "SUMMARY", "Water"),
                        change(FOLDER, "c", "SUMMARY", "Water"),
                        change(FOLDER, "e", "SUMMARY", "Water"))),
                History.of(
                    "a listing leaves items out",
                    start("a", Samples.event("a", "Tea")),
                    start("b", Samples.event("b", "Coffee")),
                    Round.of(change(SERVER, "b", "SUMMARY", "Water"))
                        .broken(Rule.always(Asked::lists, new Fault.MissingItems(2)))),
                History.of(
                    "a listing is from before the last sync",
                    start("a", Samples.event("a", "Tea")),
                    Round.of(new Edit.Create(FOLDER, "b", Samples.event("b", "Coffee"))),
                    Round.of(change(FOLDER, "a", "SUMMARY", "Water"))
                        .broken(Rule.always(Asked::lists, new Fault.StaleListing()))),
                History.of(
                    "an answer with items is cut off",
                    start("a", Samples.event("a", "Tea")),
                    Round.of(change(SERVER, "a", "SUMMARY", "Water"))
                        .broken(
                            new Rule(
                                asked -> asked.method().equals("REPORT"), 1, new Fault.CutBody()))),
                History.of(
                    "a slow server",
                    start("a", Samples.event("a", "Tea")),
                    Round.of(change(FOLDER, "a", "SUMMARY", "Water"))
                        .broken(Rule.once("PUT", new Fault.Delay(Duration.ofMillis(300)))))));
    for (Profile profile : Profile.values()) {
      all.add(rewriting(profile));
    }
    return all;
  }

  /** New items come over to a server that keeps them in its own form, and one is edited there. */
  private static History rewriting(Profile profile) {
    Edit[] edits = {
      new Edit.Create(FOLDER, "e", Texts.set("DESCRIPTION", LONG).apply(Samples.event("e", "Tea"))),
      new Edit.Create(FOLDER, "s", Samples.series("s", "Lecture", "Exam")),
      new Edit.Create(FOLDER, "t", Samples.task("t", "Task"))
    };
    return new History(
        "a server of the form of " + profile.title(),
        Optional.of(profile),
        List.of(
            Round.of(edits),
            Round.of(change(FOLDER, "e", "SUMMARY", "Coffee")),
            Round.of(change(SERVER, "s", "LOCATION", "Room 2"))));
  }

  private static Round start(String uid, Document document) {
    return Round.of(new Edit.Create(FOLDER, uid, document));
  }

  private static Edit change(Where where, String uid, String name, String text) {
    return new Edit.Change(where, uid, Texts.set(name, text));
  }

  private static Document ownZone() {
    return Samples.calendar(
        """
        BEGIN:VTIMEZONE
        TZID:Own zone
        BEGIN:STANDARD
        DTSTART:19700101T000000
        TZOFFSETFROM:+0330
        TZOFFSETTO:+0330
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:z
        DTSTAMP:20250101T000000Z
        DTSTART;TZID=Own zone:20250320T150000
        DTEND;TZID=Own zone:20250320T160000
        SUMMARY:Tea
        END:VEVENT
        """);
  }
}

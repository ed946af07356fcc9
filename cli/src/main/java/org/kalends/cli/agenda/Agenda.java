package org.kalends.cli.agenda;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kalends.core.index.Answer;
import org.kalends.core.index.CalendarIndex;
import org.kalends.core.index.Query;
import org.kalends.core.sync.ItemProblem;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/**
 * The events of several calendars. A calendar that cannot be read does not keep back the others.
 */
public final class Agenda {
  private static final String EVENT = "VEVENT";
  private final List<Member> members;
  private final ZoneId zone;

  /** One of the calendars. */
  public record Member(String name, Path folder, CalendarIndex index) {}

  /**
   * @param zone where floating times and days are
   */
  public Agenda(List<Member> members, ZoneId zone) {
    this.members = List.copyOf(members);
    this.zone = zone;
  }

  /** Occurrences of events that have to do with a span, in order. */
  public Listing<Listed> during(Instant from, Instant to) {
    return events(Query.during(from, to), times -> times.between(from, to));
  }

  /**
   * Occurrences of events that are not over by then, in order.
   *
   * @param most of each event
   */
  public Listing<Listed> from(Instant from, int most) {
    return events(Query.during(from, Instant.MAX), times -> times.from(from).limit(most));
  }

  private Listing<Listed> events(Query query, Function<Occurrences, Stream<Occurrence>> chosen) {
    Listing<Listed> listing = ask(query, found -> occurrences(found, chosen), Agenda::told);
    return new Listing<>(
        listing.events().stream().sorted(Listed.ORDER).toList(),
        listing.problems(),
        listing.unindexed());
  }

  /** Items of every kind that are wanted, as they are found. */
  public Listing<Hit> search(Wanted wanted) {
    return ask(
        Query.saying(wanted.texts()),
        found -> found.apart().stream().map(wanted::in).flatMap(Optional::stream),
        (calendar, told) -> Stream.empty());
  }

  private Stream<Listed> occurrences(
      Candidate found, Function<Occurrences, Stream<Occurrence>> chosen) {
    return found.apart().stream()
        .filter(candidate -> candidate.item().kind().equals(EVENT))
        .flatMap(candidate -> chosen.apply(candidate.occurrences(zone)).map(candidate::listed));
  }

  private static Stream<Listed> told(String calendar, Answer.Told told) {
    List<String> files = List.of(told.file());
    return told.sightings().stream()
        .map(sighting -> new Listed(calendar, told.uid(), files, sighting));
  }

  private <T> Listing<T> ask(
      Query query,
      Function<Candidate, Stream<T>> wanted,
      BiFunction<String, Answer.Told, Stream<T>> known) {
    List<T> events = new ArrayList<>();
    Set<ItemProblem> problems = new LinkedHashSet<>();
    Optional<IOException> unindexed = Optional.empty();
    for (Member member : members) {
      try {
        Answer answer = member.index().ask(query);
        answer.found().stream()
            .map(found ->
                new Candidate(
                    member.name(), member.folder(), found.item(), found.files(), problems))
            .flatMap(wanted)
            .forEach(events::add);
        answer.told().stream()
            .flatMap(told -> known.apply(member.name(), told))
            .forEach(events::add);
        problems.addAll(answer.problems());
        unindexed = unindexed.or(answer::unindexed);
      } catch (IOException e) {
        problems.add(unreadable(member, e));
      }
    }
    return new Listing<>(events, List.copyOf(problems), unindexed);
  }

  private static ItemProblem unreadable(Member member, IOException e) {
    return new ItemProblem(
        member.folder().toString(),
        "",
        "cannot be listed: " + e.getMessage(),
        "the other calendars are shown");
  }
}

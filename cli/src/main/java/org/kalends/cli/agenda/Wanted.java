package org.kalends.cli.agenda;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kalends.cli.dates.Span;
import org.kalends.core.index.SearchText;
import org.kalends.ics.Component;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/**
 * What a search is for.
 *
 * @param words folded
 * @param attendee folded; blank for anybody
 * @param span in which it is to happen
 */
public record Wanted(List<String> words, String attendee, Optional<Span> span, ZonedDateTime now) {
  /** So far a series is looked through for an occurrence that says something else than the rest. */
  private static final int FAR = 10_000;

  public static Wanted of(
      List<String> words, String attendee, Optional<Span> span, ZonedDateTime now) {
    return new Wanted(
        words.stream().map(SearchText::folded).toList(),
        SearchText.folded(attendee.strip()),
        span,
        now);
  }

  /** What the index can look for: an attendee is part of what is searched. */
  List<String> texts() {
    return attendee.isEmpty() ? words : Stream.concat(words.stream(), Stream.of(attendee)).toList();
  }

  Optional<Hit> in(Candidate candidate) {
    Set<Component> fitting = Collections.newSetFromMap(new IdentityHashMap<>());
    candidate.item().components().stream().filter(this::fits).forEach(fitting::add);
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    Predicate<Occurrence> fits = occurrence -> fitting.contains(occurrence.component());
    Occurrences occurrences = candidate.occurrences(now.getZone());
    return span.isPresent()
        ? inSpan(candidate, occurrences, fits)
        : Optional.of(hit(candidate, nearest(occurrences, fits), 0));
  }

  private Optional<Hit> inSpan(
      Candidate candidate, Occurrences occurrences, Predicate<Occurrence> fits) {
    Instant from = span.orElseThrow().from().toInstant();
    Instant to = span.orElseThrow().to().toInstant();
    List<Occurrence> found = occurrences.between(from, to).filter(fits).limit(FAR).toList();
    return found.stream()
        .findFirst()
        .map(first -> hit(candidate, Optional.of(first), found.size() - 1L));
  }

  private Optional<Occurrence> nearest(Occurrences occurrences, Predicate<Occurrence> fits) {
    return occurrences
        .from(now.toInstant())
        .limit(FAR)
        .filter(fits)
        .findFirst()
        .or(() -> occurrences.all().limit(FAR).filter(fits).reduce((one, later) -> later));
  }

  private static Hit hit(Candidate candidate, Optional<Occurrence> first, long more) {
    return new Hit(
        candidate.calendar(),
        candidate.item(),
        candidate.files(),
        first.map(candidate::listed),
        more);
  }

  private boolean fits(Component component) {
    String text = SearchText.of(component);
    return words.stream().allMatch(text::contains)
        && (attendee.isEmpty() || SearchText.people(component).contains(attendee));
  }
}

package org.kalends.cli.edit;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.cli.dates.Dates;
import org.kalends.cli.dates.Moment;
import org.kalends.cli.report.Failure;
import org.kalends.ics.Item;
import org.kalends.ics.When;

/** Finds the occurrence that was changed or deleted and is to be as the series has it. */
record ExceptionChoice(Item item, ZonedDateTime now) {
  /** What RECURRENCE-ID calls it; none, or several, is an error that names those there are. */
  When at(String typed) throws IOException {
    Moment moment = Dates.moment(typed, now);
    List<When> all = all().distinct().toList();
    List<When> found =
        all.stream()
            .filter(when -> when.date().equals(moment.date()))
            .filter(when ->
                !(moment instanceof Moment.At at) || lines(List.of(when)).contains(text(at)))
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    List<When> choices = found.isEmpty() ? all : found;
    throw Failure.usage(
        choices.isEmpty()
            ? "no occurrence of `%s` was changed or deleted".formatted(item.title().strip())
            : "`%s` is not the date of one changed or deleted occurrence; there are:\n%s"
                .formatted(typed.strip(), lines(choices)));
  }

  /** As the series has them: that is the date they are known by. */
  private Stream<When> all() {
    Stream<When> deleted =
        item.master().stream()
            .flatMap(master -> master.properties("EXDATE").stream())
            .flatMap(property -> When.list(property).stream());
    Stream<When> changed =
        item.overrides().stream()
            .flatMap(override -> override.property("RECURRENCE-ID").flatMap(When::of).stream());
    return Stream.concat(deleted, changed);
  }

  private static String text(Moment.At at) {
    return at.time().toString().replace('T', ' ');
  }

  private static String lines(List<When> choices) {
    return choices.stream()
        .map(when ->
            switch (when) {
              case When.Day day -> "  " + day.date();
              case When.Floating floating -> "  " + floating.time().toString().replace('T', ' ');
              case When.Zoned zoned -> "  " + zoned.time().toString().replace('T', ' ');
              case When.Utc utc -> "  " + utc.instant().toString().replace('T', ' ');
            })
        .collect(Collectors.joining("\n"));
  }
}

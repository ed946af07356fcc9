package org.kalends.cli.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.wiring.Desk;
import org.kalends.cli.wiring.Folders;
import org.kalends.cli.wiring.ItemChoice;
import org.kalends.cli.wiring.ItemSearch.Found;
import org.kalends.cli.wiring.Wiring;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;
import org.kalends.ics.series.Revision;
import org.kalends.ics.series.Scope;
import org.kalends.ics.series.Series;
import org.kalends.ics.series.Stamp;

/** What commands that change an item do alike: find it, ask what of it, write what came of it. */
final class Editing {
  private static final int LONG_AGO = 4;
  private static final int MOST = 100_000;

  private final Wiring wiring;
  private final ChangeOptions options;
  private final ZonedDateTime now;
  private final Changes changes;

  Editing(Wiring wiring, ChangeOptions options) {
    this.wiring = wiring;
    this.options = options;
    this.now = ZonedDateTime.now(wiring.environment().clock());
    this.changes = new Changes(wiring, now);
  }

  ZonedDateTime now() {
    return now;
  }

  /**
   * What is to be changed.
   *
   * @param item the whole of it
   * @param first the occurrence that was named, if one was
   */
  record Target(Found found, Item item, Scope scope, Optional<Occurrence> first) {
    /** When what is changed begins now. */
    Optional<When> begins() {
      return first
          .map(Occurrence::start)
          .or(() -> item.master().flatMap(m -> m.property("DTSTART")).flatMap(When::of));
    }
  }

  /**
   * When it is to be. A whole series goes as far as the occurrence does that is meant: the last one
   * on or before that day.
   */
  Timing.Set moved(Target target, Timing timing) throws IOException {
    When begins =
        target
            .begins()
            .orElseThrow(() ->
                Failure.failed(
                    "“%s” has no start (DTSTART) that can be read"
                        .formatted(target.item().title().strip())));
    if (!(target.scope() instanceof Scope.All) || !target.item().isSeries()) {
      return timing.changed(begins, now);
    }
    When next = names(target.item(), now.toInstant()).findFirst().orElse(begins);
    Timing.Set to = timing.changed(next, now);
    LocalDate day = to.start().date();
    Instant before = day.minusYears(LONG_AGO).atStartOfDay(now.getZone()).toInstant();
    When meant =
        names(target.item(), before)
            .takeWhile(name -> !name.date().isAfter(day))
            .reduce((one, later) -> later)
            .orElse(next);
    return new Timing.Set(Timing.shifted(begins, meant, to.start()), to.length());
  }

  /** What the occurrences are called that are not over by then. */
  private Stream<When> names(Item item, Instant from) {
    return Occurrences.of(item, now.getZone()).from(from).limit(MOST).map(Occurrence::id);
  }

  /** An operation on a series. */
  interface Operation {
    Revision on(Series series, Stamp stamp) throws IOException;
  }

  Found found() throws IOException {
    Folders folders = wiring.folders();
    Found found =
        new ItemChoice(wiring, folders, options.selection.among(folders), now).one(options.item);
    Desk.requireWritable(folders, found.folder());
    return found;
  }

  Target target() throws IOException {
    Found found = found();
    Item item = item(found);
    ScopeOptions.Chosen chosen = options.scope.of(item, now, wiring.terminal());
    return new Target(found, item, chosen.scope(), chosen.first());
  }

  static Item item(Found found) throws IOException {
    return Item.in(found.held().document()).items().stream()
        .findFirst()
        .orElseThrow(() -> Failure.failed("there is no event in " + found.held().place().value()));
  }

  /** Does it, and writes what came of it. */
  int apply(String command, Target target, Operation operation) throws IOException {
    Stamp stamp = new Stamp(now.toInstant(), UUID.randomUUID().toString());
    Series series = new Series(target.item(), now.getZone());
    switch (operation.on(series, stamp)) {
      case Revision.Refused(var reason) ->
          throw Failure.usage(
              "“%s” is left as it is: %s"
                  .formatted(target.item().title().strip(), reason.message()));
      case Revision.Revised revised -> write(command, target, revised);
    }
    changes.show(options.json);
    return Exit.DONE;
  }

  private void write(String command, Target target, Revision.Revised revised) throws IOException {
    if (revised.item().filter(target.item()::equals).isPresent() && revised.added().isEmpty()) {
      wiring.terminal().err("there is nothing to change");
      return;
    }
    try (Desk desk = wiring.desk(command)) {
      // What is new comes first, so that an end in between loses nothing.
      if (revised.added().isPresent()) {
        changes.add(Changes.Kind.CREATED, desk.add(target.found().folder(), revised.added().get()));
      }
      if (revised.item().isPresent()) {
        tell(target, desk.replace(target.found(), revised.item().get()));
      } else {
        desk.remove(target.found());
        changes.add(Changes.Kind.DELETED, target.found());
      }
    }
    for (Component dropped : revised.dropped()) {
      wiring
          .terminal()
          .err(
              "the changed occurrence “%s” has no place in the new series and is gone; it is kept in the history"
                  .formatted(dropped.text("SUMMARY").orElse("")));
    }
  }

  private void tell(Target target, Found now) throws IOException {
    if (target.scope() instanceof Scope.This one) {
      var all = Occurrences.of(item(now), this.now.getZone());
      Optional<Occurrence> left = all.at(one.id());
      changes.add(
          left.isPresent() ? Changes.Kind.CHANGED : Changes.Kind.DELETED,
          now,
          left.or(target::first).orElseThrow());
    } else {
      changes.add(Changes.Kind.CHANGED, now);
    }
  }

  /** The item, whole, to another calendar. */
  int transfer(Found found, Path to) throws IOException {
    try (Desk desk = wiring.desk("move")) {
      changes.add(Changes.Kind.CREATED, desk.add(to, item(found)));
      desk.remove(found);
      changes.add(Changes.Kind.DELETED, found);
    }
    changes.show(options.json);
    return Exit.DONE;
  }
}

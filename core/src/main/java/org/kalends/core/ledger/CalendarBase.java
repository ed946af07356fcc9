package org.kalends.core.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.Base;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Intent;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Refusal;
import org.kalends.core.sync.Settled;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;

/** The base of one calendar, in the ledger. */
final class CalendarBase implements BaseStore {
  private final Ledger ledger;
  private final String calendar;
  private final Run run;

  CalendarBase(Ledger ledger, String calendar, Run run) {
    this.ledger = ledger;
    this.calendar = calendar;
    this.run = run;
  }

  @Override
  public Known known(Side side) throws IOException {
    return ledger.read(c -> {
      Optional<String> marker = CalendarTable.marker(c, calendar, side);
      return new Known(
          ItemTable.seats(c, calendar, side),
          marker,
          Map.of(),
          marker.isPresent() ? WrittenTable.places(c, calendar, side) : Map.of());
    });
  }

  @Override
  public Base base(Set<String> uids) throws IOException {
    return ledger.read(c ->
        new Base(
            ItemTable.agreed(c, calendar, uids),
            ItemTable.size(c, calendar),
            Set.of(),
            Refusals.standing(c, calendar, run.at())));
  }

  @Override
  public void intend(List<Intent> intents) throws IOException {
    ledger.write(c -> new Journal(c, id(c)).open(run, intents));
  }

  @Override
  public List<Intent> intents() throws IOException {
    return ledger.read(c -> {
      Set<String> uids = Set.copyOf(Journal.uids(c, calendar));
      return uids.isEmpty()
          ? List.of()
          : Journal.intents(c, calendar, ItemTable.agreed(c, calendar, uids));
    });
  }

  @Override
  public void settle(List<Settled> settled, List<Step.Change> undone) throws IOException {
    if (settled.isEmpty() && undone.isEmpty()) {
      return;
    }
    ledger.write(c -> {
      long id = id(c);
      Journal journal = new Journal(c, id);
      enter(c, journal, settled);
      remember(c, id, settled);
      if (!settled.isEmpty()) {
        CalendarTable.forgetMarkers(c, id);
      }
      new Refusals(c, id).forget(settled);
      for (Step.Change change : undone) {
        journal.close(change);
      }
    });
  }

  /** The run that a step is to be entered under; empty where the history has it already. */
  private Optional<Run> entry(Journal journal, Step step) throws SQLException {
    Optional<Journal.Closed> closed =
        step instanceof Step.Change change ? journal.close(change) : Optional.empty();
    return closed.isEmpty()
        ? Optional.of(run)
        : closed.filter(intent -> !intent.entered()).map(Journal.Closed::run);
  }

  @Override
  public void doubt(List<Step.Change> unsettled) throws IOException {
    if (!unsettled.isEmpty()) {
      ledger.write(c -> {
        Map<String, Agreed> last = ItemTable.agreed(c, calendar, uids(unsettled));
        Entries.write(
            c,
            run,
            calendar,
            unsettled.stream()
                .map(one -> Lines.doubtful(one, Optional.ofNullable(last.get(one.uid()))))
                .toList());
        Journal journal = new Journal(c, id(c));
        for (Step.Change change : unsettled) {
          journal.entered(change);
        }
      });
    }
  }

  @Override
  public void refuse(List<Refusal> refusals) throws IOException {
    if (!refusals.isEmpty()) {
      ledger.write(c -> {
        Refusals kept = new Refusals(c, id(c));
        for (Refusal refusal : refusals) {
          kept.keep(refusal, run.at());
        }
      });
    }
  }

  @Override
  public Set<String> learn(Side side, Set<String> properties) throws IOException {
    Set<String> known = ledger.read(c -> NotKeptTable.known(c, calendar, side));
    Set<String> unknown = new TreeSet<>(properties);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      ledger.write(c -> NotKeptTable.add(c, id(c), side, unknown, run.at()));
    }
    return unknown;
  }

  /** The history tells what was agreed on before, so it comes first. */
  private void enter(Connection c, Journal journal, List<Settled> settled) throws SQLException {
    Map<String, Agreed> last =
        ItemTable.agreed(c, calendar, uids(settled.stream().map(Settled::step).toList()));
    Map<Run, List<Entries.Line>> lines = new LinkedHashMap<>();
    for (Settled one : settled) {
      Optional<Agreed> base = Optional.ofNullable(last.get(one.step().uid()));
      entry(journal, one.step())
          .map(under -> lines.computeIfAbsent(under, run -> new ArrayList<>()))
          .ifPresent(under -> Lines.of(one, base).forEach(under::add));
    }
    for (var entry : lines.entrySet()) {
      Entries.write(c, entry.getKey(), calendar, entry.getValue());
    }
  }

  private static Set<String> uids(List<? extends Step> steps) {
    return steps.stream()
        .filter(Step.Change.class::isInstance)
        .map(Step::uid)
        .collect(Collectors.toSet());
  }

  private static void remember(Connection c, long id, List<Settled> settled) throws SQLException {
    try (ItemRows rows = new ItemRows(c, id)) {
      for (Settled one : settled) {
        if (one.now().isPresent()) {
          rows.put(one.now().get());
        } else {
          rows.remove(one.step().uid());
        }
      }
    }
  }

  @Override
  public void move(Side side, Map<String, Known.Seat> moved) throws IOException {
    if (!moved.isEmpty()) {
      ledger.write(c -> ItemTable.move(c, id(c), side, moved));
    }
  }

  @Override
  public void mark(Side side, Optional<String> marker, Map<String, Place> written)
      throws IOException {
    if (ledger.read(
        c ->
            CalendarTable.marker(c, calendar, side).equals(marker)
                && WrittenTable.places(c, calendar, side).equals(written))) {
      return;
    }
    ledger.write(c -> {
      long id = id(c);
      CalendarTable.mark(c, id, side, marker);
      WrittenTable.replace(c, id, side, written);
    });
  }

  private long id(Connection c) throws SQLException {
    return CalendarTable.id(c, calendar);
  }
}

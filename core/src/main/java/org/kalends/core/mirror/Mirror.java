package org.kalends.core.mirror;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.Deed;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Sync;

/**
 * Keeps in one calendar what a policy makes of another: a {@link Sync} in one direction, between a
 * view of the source and a view of the target. The left side is the source.
 */
public final class Mirror {
  private final MirrorSpec spec;
  private final SourceView source;
  private final TargetView target;
  private final Books books;
  private final Sync sync;

  /**
   * @param today the day that the window is counted from
   */
  public Mirror(MirrorSpec spec, Replica source, Replica target, Books books, LocalDate today) {
    this.spec = spec;
    this.source = new SourceView(source, books, spec, today);
    this.target = new TargetView(target, books.base(), spec.id());
    this.books = books;
    this.sync = new Sync(this.source, this.target, books.base());
  }

  /**
   * What a run would do now. Writes nothing, also not into the ledger. Throws if a side cannot be
   * read; then nothing is known of it.
   *
   * @param deletions how many items of the source may have lost something, even if that is more
   *     than the governor lets pass; {@link Policy#ALL} for any number
   */
  public Plan prepare(int deletions) throws IOException {
    return prepare(deletions, false);
  }

  /**
   * The same.
   *
   * @param retries whether the target is asked again to take what it has refused
   */
  public Plan prepare(int deletions, boolean retries) throws IOException {
    Policy policy =
        new Policy(
            Policy.Flow.TO_RIGHT, Policy.OnConflict.ASK, Policy.ALL, Set.of(Side.LEFT), retries);
    Plan plan =
        switch (spec.edits()) {
          case KEEP -> sync.prepare(policy);
          case REPLACE -> sync.prepareOverwrite(policy);
        };
    Plan governed = new Losses(source, books.base(), deletions).govern(plan);
    return new Orphans(source, deletions).settle(governed);
  }

  /** What it would take to remove all that the mirror has made; the source is not asked. */
  public Plan prepareClean() throws IOException {
    Known known = new Known(books.base().known(Side.RIGHT).items(), Optional.empty());
    Snapshot now = target.read(known);
    Map<String, Agreed> agreed = books.base().base(known.items().keySet()).agreed();
    Set<String> keys = new TreeSet<>(known.items().keySet());
    keys.addAll(now.changed().keySet());
    keys.removeAll(now.unreadable());
    List<Step> steps = new ArrayList<>();
    for (String key : keys) {
      Held held = now.changed().get(key);
      if (held != null) {
        steps.add(new Step.Delete(Side.RIGHT, held));
      } else if (now.missing().contains(key)) {
        steps.add(new Step.Forget(agreed.get(key)));
      } else {
        steps.add(new Step.Delete(Side.RIGHT, agreed.get(key).right()));
      }
    }
    return new Plan(steps, now.problems(), Map.of(), Set.of(Side.RIGHT));
  }

  /**
   * What undoing these deeds of a run would do now: the target gets back what it held. That counts
   * as an edit in the target from then on; the source is never written.
   *
   * @param forced whether what has changed in the target since the run is written over, too
   * @param deletions how many items of the target may go in any case
   */
  public Plan prepareUndo(List<Deed> deeds, boolean forced, int deletions) throws IOException {
    List<Deed> ours =
        deeds.stream()
            .map(deed ->
                new Deed(
                    deed.uid(),
                    deed.title(),
                    deed.written(),
                    true,
                    deed.agreed(),
                    deed.found(),
                    deed.result()))
            .toList();
    Policy policy =
        new Policy(Policy.Flow.TO_RIGHT, Policy.OnConflict.ASK, deletions, Set.of(Side.LEFT));
    return sync.prepareUndo(ours, forced, policy);
  }

  /** Does what the plan says. Throws only if the ledger cannot be kept. */
  public Report apply(Plan plan, Progress progress) throws IOException {
    source.remember();
    if (!source.isQuiet()) {
      // A source that is again what it was must not pass for one that has never changed.
      books.base().mark(Side.LEFT, Optional.empty());
    }
    return sync.apply(plan, progress);
  }
}

package org.kalends.core.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kalends.core.merge.Dropped;
import org.kalends.core.sync.Step.Change;
import org.kalends.core.sync.Step.Create;
import org.kalends.core.sync.Step.Delete;
import org.kalends.core.sync.Step.Patch;
import org.kalends.core.sync.Step.Replace;
import org.kalends.core.sync.Step.Restore;
import org.kalends.ics.Document;

/**
 * Writes changes, chunk by chunk. Before each the journal knows what is intended, and after it the
 * base and the history know what it did, so that a run that ends early has lost nothing but the
 * chunk it was at.
 */
final class Chunks {
  private static final int CHUNK = 100;

  private final Map<Side, Replica> replicas;
  private final BaseStore store;
  private final BooleanSupplier goesOn;
  private final Consumer<Outcome> came;
  private final Restoring restoring = new Restoring();
  private final Lost lost = new Lost();
  private final Map<Side, IOException> stopped = new EnumMap<>(Side.class);
  private final Map<Side, Map<String, Place>> written = new EnumMap<>(Side.class);

  /**
   * @param goesOn whether more may be written
   * @param came hears what becomes of each change
   */
  Chunks(
      Map<Side, Replica> replicas,
      BaseStore store,
      BooleanSupplier goesOn,
      Consumer<Outcome> came) {
    this.replicas = replicas;
    this.store = store;
    this.goesOn = goesOn;
    this.came = came;
  }

  /** Why a side is not written any more. */
  Optional<IOException> stopped() {
    return stopped.values().stream().findFirst();
  }

  /** Where what was written on that side is, or was before it was deleted, by UID. */
  Map<String, Place> written(Side side) {
    return written.getOrDefault(side, Map.of());
  }

  /** Whether that side's turn has come: the other side, where it is first, has been written. */
  boolean isDue(Restore restore) {
    return restoring.isDue(restore);
  }

  /** What the sides have dropped, where no run has told of it before. */
  List<NotKept> notKept() throws IOException {
    List<NotKept> news = new ArrayList<>();
    for (Side side : lost.sides()) {
      news.addAll(lost.about(side, store.learn(side, lost.properties(side))));
    }
    return news;
  }

  /** Answers with what the side holds now, by UID, of all that was stored. */
  Map<String, Held> write(Side side, List<Intent> intents) throws IOException {
    Map<String, Held> stored = new HashMap<>();
    for (int from = 0; from < intents.size(); from += CHUNK) {
      List<Intent> chunk = intents.subList(from, Math.min(from + CHUNK, intents.size()));
      if (stopped.containsKey(side) || !goesOn.getAsBoolean()) {
        chunk.forEach(intent -> came.accept(new Outcome.Untried(intent.change())));
      } else {
        stored.putAll(write(replicas.get(side), chunk));
      }
    }
    return stored;
  }

  private Map<String, Held> write(Replica replica, List<Intent> chunk) throws IOException {
    store.intend(chunk);
    List<Written> answers = replica.write(chunk.stream().map(Intent::write).toList());
    Map<String, Held> stored = new HashMap<>();
    List<Settled> settled = new ArrayList<>();
    List<Outcome> open = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < chunk.size(); i++) {
      Change change = chunk.get(i).change();
      switch (answers.get(i)) {
        case Written.Stored(Held held) -> {
          lost.note(chunk.get(i), held);
          settled.add(settled(change, Optional.of(held)));
          stored.put(change.uid(), held);
          note(change, held.place());
        }
        case Written.Removed removed -> {
          settled.add(settled(change, Optional.empty()));
          change.before().ifPresent(held -> note(change, held.place()));
        }
        case Written.Stale(String reason) -> open.add(new Outcome.Stale(change, reason));
        case Written.Refused(ItemProblem problem, Lasts lasts) -> {
          ItemProblem named = problem.titled(change.title());
          refusals.add(Refusal.of(chunk.get(i), named, lasts));
          open.add(new Outcome.Refused(change, named, lasts));
        }
        case Written.Unsettled(IOException cause) -> open.add(unsettled(change, cause));
      }
    }
    store.refuse(refusals.stream().filter(one -> one.lasts() != Lasts.A_RUN).toList());
    store.settle(settled, changes(open, outcome -> !(outcome instanceof Outcome.Unsettled)));
    store.doubt(changes(open, Outcome.Unsettled.class::isInstance));
    settled.forEach(one -> came.accept(new Outcome.Done(one.step())));
    open.forEach(came);
    return stored;
  }

  private void note(Change change, Place place) {
    written.computeIfAbsent(change.on(), side -> new HashMap<>()).put(change.uid(), place);
  }

  private static List<Change> changes(List<Outcome> outcomes, Predicate<Outcome> chosen) {
    return outcomes.stream().filter(chosen).map(outcome -> (Change) outcome.step()).toList();
  }

  private Settled settled(Change change, Optional<Held> stored) {
    return switch (change) {
      case Create create ->
          new Settled(change, stored.map(held -> Agreed.of(create.on(), held, create.source())));
      case Replace replace ->
          new Settled(change, stored.map(held -> Agreed.of(replace.on(), held, replace.source())));
      case Patch patch ->
          new Settled(patch, stored.map(held -> halfway(patch, held)), meanwhile(patch, stored));
      case Delete delete -> new Settled(change, Optional.empty());
      case Restore restore -> restoring.settled(restore, stored);
    };
  }

  private static Agreed halfway(Patch patch, Held stored) {
    Optional<Document> before = Optional.of(patch.target().document());
    return HalfMerge.agreed(patch, stored, Dropped.of(before, patch.document(), stored.document()));
  }

  private static Texts meanwhile(Patch patch, Optional<Held> stored) {
    return Texts.of(patch.on(), stored.map(Held::document), patch.opposite().map(Held::document));
  }

  private Outcome unsettled(Change change, IOException cause) {
    if (cause instanceof RemoteException) {
      stopped.putIfAbsent(change.on(), cause);
    }
    return new Outcome.Unsettled(change, cause);
  }
}

package org.kalends.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.Run;
import org.kalends.core.mirror.Duplicates;
import org.kalends.core.sync.Deed;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/**
 * One calendar that duplicates are removed from; nobody else changes the root meanwhile.
 *
 * @param name as the history knows it
 * @param side which of its sides it is
 */
record Tidying(
    String name,
    Side side,
    Replica replica,
    ZoneId zone,
    History history,
    Run run,
    Closeable ending)
    implements AutoCloseable {
  /** A calendar folder; the next sync carries it on. */
  static Tidying ofFolder(Wiring wiring, String name) throws IOException {
    Folders folders = wiring.folders();
    Path folder = folders.root().resolve(name);
    Desk.requireWritable(folders, folder);
    Desk desk = wiring.desk("mirror dedupe");
    return new Tidying(
        name, Side.LEFT, folders.open(folder), folders.zone(), desk.history(), desk.run(), desk);
  }

  /** The target of a mirror. */
  static Tidying ofTarget(Wiring wiring, MirrorChoice choice, String command) throws IOException {
    Mirrors mirrors = wiring.mirrors(choice.in(wiring), command, true);
    Mirrors.Member member = mirrors.members().getFirst();
    try {
      return new Tidying(
          Terms.recordedTarget(member.name()),
          Side.RIGHT,
          member.target(),
          mirrors.zone(),
          mirrors.history(),
          mirrors.run(),
          mirrors);
    } catch (IOException e) {
      mirrors.close();
      throw e;
    }
  }

  /**
   * Removes those that need not stay, each unless it has changed since it was read; what they said
   * is in the history.
   *
   * @param problems told of those that could not be removed
   * @return those removed
   */
  List<Held> remove(List<Duplicates> found, List<ItemProblem> problems) throws IOException {
    List<Held> surplus = found.stream().flatMap(one -> one.surplus().stream()).toList();
    List<Written> written =
        replica.write(
            surplus.stream()
                .<Write>map(held -> new Write.Delete(held.uid(), held.place(), held.version()))
                .toList());
    List<Held> removed = new ArrayList<>();
    for (int i = 0; i < surplus.size(); i++) {
      Optional<ItemProblem> problem = problem(surplus.get(i), written.get(i));
      problem.ifPresent(problems::add);
      if (problem.isEmpty()) {
        removed.add(surplus.get(i));
      }
    }
    Stream<Step.Change> steps = removed.stream().map(held -> new Step.Delete(side, held));
    history.enter(run, name, steps.toList());
    return removed;
  }

  /**
   * Puts back what was removed, unless it is there again.
   *
   * @param problems told of those that could not be put back
   * @return how many were
   */
  long restore(List<Deed> deeds, List<ItemProblem> problems) throws IOException {
    List<Write> writes =
        deeds.stream()
            .flatMap(
                deed -> deed.found().on(side).stream().map(t -> new Write.Create(deed.uid(), t)))
            .<Write>map(create -> create)
            .toList();
    List<Step.Change> steps = new ArrayList<>();
    for (Written written : replica.write(writes)) {
      switch (written) {
        case Written.Stored(Held held) -> steps.add(new Step.Create(side, held, Optional.empty()));
        case Written.Removed removed -> {}
        case Written.Refused refused -> problems.add(refused.problem());
        case Written.Stale(String reason) ->
            problems.add(new ItemProblem(name, "", reason, "nothing was put back"));
        case Written.Unsettled(IOException cause) ->
            problems.add(new ItemProblem(name, "", Messages.of(cause), "try again"));
      }
    }
    history.enter(run, name, steps);
    return steps.size();
  }

  private static Optional<ItemProblem> problem(Held held, Written written) {
    return switch (written) {
      case Written.Removed removed -> Optional.empty();
      case Written.Stored stored -> Optional.empty();
      case Written.Refused refused -> Optional.of(refused.problem());
      case Written.Stale(String reason) ->
          Optional.of(new ItemProblem(held.place().value(), held.title(), reason, "try again"));
      case Written.Unsettled(IOException cause) ->
          Optional.of(
              new ItemProblem(held.place().value(), held.title(), Messages.of(cause), "try again"));
    };
  }

  @Override
  public void close() throws IOException {
    ending.close();
  }
}

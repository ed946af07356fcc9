package org.kalends.cli.mirror;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.cli.report.Messages;
import org.kalends.cli.report.Terms;
import org.kalends.cli.wiring.Desk;
import org.kalends.cli.wiring.Folders;
import org.kalends.cli.wiring.MirrorChoice;
import org.kalends.cli.wiring.Mirrors;
import org.kalends.cli.wiring.NoServer;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.mirror.Duplicates;
import org.kalends.core.sync.Deed;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Sync;
import org.kalends.core.sync.Texts;

/**
 * One calendar that duplicates are removed from; nobody else changes the root meanwhile.
 *
 * @param name as the history knows it
 * @param side which of its sides it is
 * @param sync of that side by itself, with the journal and the history
 */
public record Tidying(
    String name, Side side, Replica replica, ZoneId zone, Sync sync, Closeable ending)
    implements AutoCloseable {
  /** A calendar folder; the next sync carries it on. */
  static Tidying ofFolder(Wiring wiring, String name) throws IOException {
    Folders folders = wiring.folders();
    Path folder = folders.root().resolve(name);
    Desk.requireWritable(folders, folder);
    Desk desk = wiring.desk("mirror dedupe");
    try {
      return new Tidying(
          name, Side.LEFT, folders.open(folder), folders.zone(), desk.sync(folder), desk);
    } catch (IOException e) {
      desk.close();
      throw e;
    }
  }

  /** The target of a mirror. */
  public static Tidying ofTarget(
      Wiring wiring, MirrorChoice choice, String command, boolean writing) throws IOException {
    Mirrors mirrors = wiring.mirrors(choice.in(wiring), command, writing);
    Mirrors.Member member = mirrors.members().getFirst();
    try {
      String name = Terms.recordedTarget(member.name());
      Replica target = member.target();
      Sync sync = new Sync(new NoServer(false), target, mirrors.base(name));
      return new Tidying(name, Side.RIGHT, target, mirrors.zone(), sync, mirrors);
    } catch (IOException e) {
      mirrors.close();
      throw e;
    }
  }

  /**
   * Removes those that need not stay, each unless it has changed since it was read; what they said
   * is in the history. It is as if a run that made them were undone: what both sides of a synced
   * calendar have agreed on stays, so that the next sync brings the deletion over.
   */
  Report remove(List<Duplicates> found) throws IOException {
    List<Deed> made =
        found.stream().flatMap(one -> one.surplus().stream()).map(this::making).toList();
    return sync.apply(restoring(made, false, Policy.ALL), Progress.NONE);
  }

  private Deed making(Held held) {
    Texts result = Texts.of(side, Optional.of(held.document()), Optional.empty());
    return new Deed(held.uid(), held.title(), Set.of(side), true, Texts.NONE, Texts.NONE, result);
  }

  /** What putting back what was removed, or the other way round, would do now. */
  public Plan restoring(List<Deed> deeds, boolean forced, int deletions) throws IOException {
    return sync.prepareUndo(deeds, forced, Policy.TWO_WAY.withDeletions(deletions));
  }

  /** What kept an item from being removed; empty where nothing did. */
  static Optional<ItemProblem> problem(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> Optional.empty();
      case Outcome.Refused refused -> Optional.of(refused.problem());
      case Outcome.Stale stale -> problem(stale.step(), stale.reason());
      case Outcome.Unsettled unsettled -> problem(unsettled.step(), Messages.of(unsettled.cause()));
      case Outcome.Untried untried -> problem(untried.step(), "not tried");
      case Outcome.Waits waits -> problem(waits.step(), "changed in the meantime, or read-only");
    };
  }

  private static Optional<ItemProblem> problem(Step step, String reason) {
    return Optional.of(new ItemProblem(step.uid(), step.title(), reason, "try again"));
  }

  @Override
  public void close() throws IOException {
    ending.close();
  }
}

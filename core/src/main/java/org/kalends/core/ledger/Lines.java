package org.kalends.core.ledger;

import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.core.ledger.Entries.Line;
import org.kalends.core.ledger.History.Action;
import org.kalends.core.sync.Agreed;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Settled;
import org.kalends.core.sync.Step;
import org.kalends.core.sync.Texts;
import org.kalends.ics.Document;

/** What steps leave in the history; steps that change nothing leave nothing. */
final class Lines {
  private Lines() {}

  /** Of a step that was done. */
  static Stream<Line> of(Settled settled, Optional<Agreed> base) {
    Texts agreed = base.map(Texts::of).orElse(Texts.NONE);
    return switch (settled.step()) {
      case Step.Change change -> Stream.of(line(change, agreed, settled.after()));
      case Step.Forget forget ->
          Stream.of(
              new Line(
                  forget,
                  Action.FORGOTTEN,
                  Optional.empty(),
                  false,
                  Texts.of(forget.agreed()),
                  Texts.NONE,
                  Texts.NONE));
      case Step.Link link -> Stream.of();
      case Step.Note note -> Stream.of();
      case Step.Fork fork -> Stream.of();
      case Step.Merge merge -> Stream.of();
      case Step.Open open -> Stream.of();
    };
  }

  /** Of a change that may have been made. */
  static Line doubtful(Step.Change change, Optional<Agreed> base) {
    Texts agreed = base.map(Texts::of).orElse(Texts.NONE);
    Texts result = Texts.of(change.on(), written(change), beside(change));
    return line(change, agreed, result);
  }

  /** Of a change to a folder by a command that knows of no other side. */
  static Line local(Step.Change change) {
    Texts result = Texts.of(change.on(), beside(change), Optional.empty());
    Optional<Document> before = change.before().map(Held::document);
    Texts found = Texts.of(change.on(), before, Optional.empty());
    return new Line(
        change, action(change), Optional.of(change.on()), true, Texts.NONE, found, result);
  }

  private static Line line(Step.Change change, Texts agreed, Texts result) {
    Optional<Document> before = change.before().map(Held::document);
    Texts found = Texts.of(change.on(), before, beside(change));
    boolean local = change instanceof Step.Restore restore && restore.whole().agreed().isEmpty();
    return new Line(change, action(change), Optional.of(change.on()), local, agreed, found, result);
  }

  private static Action action(Step.Change change) {
    return switch (change) {
      case Step.Create create -> Action.CREATED;
      case Step.Replace replace -> Action.REPLACED;
      case Step.Patch patch -> Action.REPLACED;
      case Step.Delete delete -> Action.DELETED;
      case Step.Restore restore ->
          restore.deletes()
              ? Action.DELETED
              : restore.before().isPresent() ? Action.REPLACED : Action.CREATED;
    };
  }

  /** What the other side says while this one is written. */
  private static Optional<Document> beside(Step.Change change) {
    return switch (change) {
      case Step.Create create -> Optional.of(create.source().document());
      case Step.Replace replace -> Optional.of(replace.source().document());
      case Step.Patch patch -> Optional.of(patch.other().document());
      case Step.Delete delete -> Optional.empty();
      case Step.Restore restore -> restore.whole().beside(restore.on());
    };
  }

  /** What the side that is written is to say. */
  private static Optional<Document> written(Step.Change change) {
    return switch (change) {
      case Step.Create create -> beside(create);
      case Step.Replace replace -> beside(replace);
      case Step.Patch patch -> Optional.of(patch.document());
      case Step.Delete delete -> Optional.empty();
      case Step.Restore restore -> restore.text();
    };
  }
}

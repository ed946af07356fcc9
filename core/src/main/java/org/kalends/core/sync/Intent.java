package org.kalends.core.sync;

import java.util.Optional;
import org.kalends.ics.Document;

/**
 * A change that is about to be made; where nothing says what became of it, one that may have been
 * made.
 *
 * @param document the text to be written; empty for a deletion
 */
public record Intent(Step.Change change, Optional<Document> document) {
  static Intent of(Step.Change change) {
    return new Intent(
        change,
        switch (change) {
          case Step.Create(Side on, Held source, Optional<Agreed> base) ->
              Optional.of(Carry.created(on, source, base));
          case Step.Replace(Side on, Held source, Held target, Optional<Agreed> base) ->
              Optional.of(Carry.replaced(on, source, target, base));
          case Step.Patch patch -> Optional.of(patch.document());
          case Step.Delete delete -> Optional.empty();
          case Step.Restore restore -> restore.text();
        });
  }

  /** What is asked of the replica. */
  Write write() {
    return switch (change) {
      case Step.Create create -> new Write.Create(create.uid(), document.orElseThrow());
      case Step.Replace replace -> replacing(replace.target());
      case Step.Patch patch -> replacing(patch.target());
      case Step.Delete delete ->
          new Write.Delete(delete.uid(), delete.target().place(), delete.target().version());
      case Step.Restore restore -> restored();
    };
  }

  private Write replacing(Held target) {
    return new Write.Replace(
        target.uid(), target.place(), target.version(), document.orElseThrow());
  }

  private Write restored() {
    String uid = change.uid();
    if (change.before().isEmpty()) {
      return new Write.Create(uid, document.orElseThrow(), true);
    }
    Held now = change.before().get();
    return document
        .<Write>map(text -> new Write.Replace(uid, now.place(), now.version(), text, true))
        .orElseGet(() -> new Write.Delete(uid, now.place(), now.version()));
  }
}

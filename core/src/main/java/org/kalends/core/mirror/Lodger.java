package org.kalends.core.mirror;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** Brings a mirror's items to a target without touching those of others. */
final class Lodger {
  private final Replica target;
  private final String mirror;
  private final Residents residents;

  Lodger(Replica target, String mirror, Residents residents) {
    this.target = target;
    this.mirror = mirror;
    this.residents = residents;
  }

  List<Written> write(List<Write> writes) {
    List<Write> due = writes.stream().filter(write -> !meetsForeign(write)).toList();
    List<Written> done = target.write(due.stream().map(this::actual).toList());
    Map<Write, Written> answers = new HashMap<>();
    for (int i = 0; i < due.size(); i++) {
      answers.put(due.get(i), known(due.get(i).uid(), done.get(i)));
    }
    Map<Write, Written> better = met(answers);
    List<Written> all = new ArrayList<>();
    for (Write write : writes) {
      all.add(
          Optional.ofNullable(better.get(write))
              .or(() -> Optional.ofNullable(answers.get(write)))
              .orElseGet(() -> taken((Write.Create) write)));
    }
    return all;
  }

  private boolean meetsForeign(Write write) {
    return write instanceof Write.Create && residents.isForeign(write.uid());
  }

  private Write actual(Write write) {
    return switch (write) {
      case Write.Create create -> create;
      case Write.Replace(var key, var word, var version, var document, boolean own) -> {
        Lodging lodging = Lodging.of(word);
        String uid = lodging.uid(key);
        yield new Write.Replace(uid, lodging.place(), version, Lodging.under(uid, document), own);
      }
      case Write.Delete(var key, var word, var version) -> {
        Lodging lodging = Lodging.of(word);
        yield new Write.Delete(lodging.uid(key), lodging.place(), version);
      }
    };
  }

  private static Written known(String key, Written answer) {
    return answer instanceof Written.Stored(Held held)
        ? new Written.Stored(Lodging.known(key, held))
        : answer;
  }

  /** Better answers for new items that the target did not take. */
  private Map<Write, Written> met(Map<Write, Written> answers) {
    Map<Write, Written> better = new HashMap<>();
    List<Write.Create> stale = new ArrayList<>();
    answers.forEach((write, answer) -> {
      if (write instanceof Write.Create create) {
        if (needsAnother(create, answer)) {
          again(create).ifPresent(stored -> better.put(write, stored));
        } else if (answer instanceof Written.Stale && !Uid.isOf(mirror, create.uid())) {
          stale.add(create);
        }
      }
    });
    better.putAll(look(stale));
    return better;
  }

  private boolean needsAnother(Write.Create create, Written answer) {
    return Uid.isOf(mirror, create.uid())
        && ((answer instanceof Written.Refused(var problem, var lasts) && lasts != Lasts.A_RUN)
            || (answer instanceof Written.Stale && residents.isLet(create.uid())));
  }

  /** Some servers never take a UID again that was deleted there (Nextcloud's trash bin). */
  private Optional<Written> again(Write.Create create) {
    for (String alias : Residents.aliases(mirror, create.uid())) {
      Document document = Lodging.under(alias, create.document());
      Written answer = target.write(List.of(new Write.Create(alias, document))).getFirst();
      if (!(answer instanceof Written.Refused)) {
        return Optional.of(known(create.uid(), answer));
      }
    }
    return Optional.empty();
  }

  /** Who has the UIDs of these. */
  private Map<Write, Written> look(List<Write.Create> stale) {
    Map<String, Place> doubted = new HashMap<>();
    stale.forEach(create -> doubted.put(create.uid(), new Place("")));
    Map<Write, Written> better = new HashMap<>();
    if (stale.isEmpty()) {
      return better;
    }
    try {
      Snapshot now = target.read(new Known(Map.of(), residents.marker(), doubted, Map.of()));
      for (Write.Create create : stale) {
        Optional.ofNullable(now.changed().get(create.uid()))
            .filter(held -> Provenance.of(held.document()).isEmpty())
            .ifPresent(held ->
                better.put(
                    create,
                    Provenance.same(held.document(), create.document())
                        ? new Written.Stored(held)
                        : taken(create)));
      }
    } catch (IOException unanswered) {
      stale.forEach(create -> better.put(create, new Written.Unsettled(unanswered)));
    }
    return better;
  }

  private Written taken(Write.Create create) {
    String title =
        Item.in(create.document()).items().stream().findFirst().map(Item::title).orElse("");
    return new Written.Refused(
        new ItemProblem(
            target.label(),
            title,
            "another item, which this mirror did not make, has the UID " + create.uid(),
            "Delete that item and run the mirror with --retry, or let it derive its UIDs"
                + " (uids = \"derive\")."),
        Lasts.A_DAY);
  }
}

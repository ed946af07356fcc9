package org.kalends.testkit.campaign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.When;
import org.kalends.ics.meaning.Difference;
import org.kalends.ics.meaning.Meaning;
import org.kalends.testkit.Forwarding;

/** Watches one run at one calendar and keeps the model in step with what is really done there. */
final class Witness implements Forwarding {
  private static final Document NOTHING = Document.of(Component.of("VCALENDAR", List.of()));

  private final Party party;
  private final Replica replica;
  private final Laws laws;
  private final boolean honest;
  private Map<String, Document> seen = Map.of();
  private Set<String> damaged = Set.of();
  private Clocks clocks = new Clocks();
  private final Set<String> written = new HashSet<>();
  private int deletions;

  /** What the run may do at this calendar. */
  interface Laws {
    /** A write was done. */
    void wrote(Witness on, String uid);
  }

  /**
   * @param honest whether the run reads what is there
   */
  Witness(Party party, Replica replica, boolean honest, Laws laws) {
    this.party = party;
    this.replica = replica;
    this.honest = honest;
    this.laws = laws;
    look();
  }

  private void look() {
    seen = new HashMap<>(party.documents());
    damaged = new HashSet<>(party.damaged());
    clocks = party.clocks().copy();
  }

  Party party() {
    return party;
  }

  /** What the model knew when the run read. */
  Clocks clocks() {
    return clocks;
  }

  /** What was there when the run read, and what it has written since. */
  Map<String, Document> seen() {
    return seen;
  }

  /** What could not be read when the run read, and has not gone since. */
  Set<String> damaged() {
    return damaged;
  }

  /** What the run has written or deleted. */
  Set<String> written() {
    return written;
  }

  /** How many items the run has deleted. */
  int deletions() {
    return deletions;
  }

  @Override
  public Replica replica() {
    return replica;
  }

  @Override
  public Snapshot read(Known known) throws IOException {
    look();
    return replica.read(known);
  }

  @Override
  public List<Written> write(List<Write> writes) {
    List<Written> answers = new ArrayList<>();
    for (Write write : writes) {
      answers.add(write(write));
    }
    return answers;
  }

  private Written write(Write write) {
    Document before = party.documents().get(write.uid());
    if (before == null) {
      damaged.remove(write.uid());
    }
    Written answer = replica.write(List.of(write)).getFirst();
    if (answer instanceof Written.Stored || answer instanceof Written.Removed) {
      Document read = seen.get(write.uid());
      Document now = party.documents().get(write.uid());
      Violation.unless(
          !honest
              || (before == null && write instanceof Write.Create)
              || leavesAlone(read, before, now),
          () ->
              "unconditional: %s at %s over what the run had not seen"
                  .formatted(write, party.name()));
      if (before != null && now != null && !before.equals(read)) {
        // What the run read is owed already, and what came to it since is in what is there now.
        party.owed().wrote(before, now);
      }
      deletions += answer instanceof Written.Removed && before != null ? 1 : 0;
      written.add(write.uid());
      laws.wrote(this, write.uid());
      seen.put(write.uid(), now);
    }
    return answer;
  }

  /** Whether all that others have changed there since the run read is still as they left it. */
  private static boolean leavesAlone(Document read, Document before, Document now) {
    return Objects.equals(before, read)
        || Collections.disjoint(changed(read, before), changed(before, now));
  }

  /** The events that are not the same: the master's is empty. */
  private static Set<Optional<When>> changed(Document before, Document after) {
    return Meaning.differences(orNothing(before), orNothing(after)).stream()
        .map(Difference::instance)
        .collect(Collectors.toSet());
  }

  private static Document orNothing(Document document) {
    return document == null ? NOTHING : document;
  }
}

package org.kalends.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Tidied;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/** A replica behind a bad line: each write meets the next fault. */
public final class FaultyReplica implements Replica {
  private final Replica replica;
  private final Supplier<Fault> faults;
  private boolean cut;

  /** What happens to a write. */
  public enum Fault {
    NONE,
    /** The line breaks before the replica hears of it. */
    BEFORE,
    /** The replica does it, but the answer is lost. */
    AFTER,
    /** Someone else was faster. */
    STALE
  }

  public FaultyReplica(Replica replica, Supplier<Fault> faults) {
    this.replica = replica;
    this.faults = faults;
  }

  /** From now on nothing comes through. */
  public void cut() {
    cut = true;
  }

  /** All comes through again, but for the faults. */
  public void mend() {
    cut = false;
  }

  @Override
  public String label() {
    return replica.label();
  }

  @Override
  public Snapshot read(Known known) throws IOException {
    return through().read(known);
  }

  @Override
  public Optional<Held> find(String uid, Place place) throws IOException {
    return through().find(uid, place);
  }

  private Replica through() throws IOException {
    if (cut) {
      throw broken();
    }
    return replica;
  }

  @Override
  public List<Written> write(List<Write> writes) {
    List<Written> answers = new ArrayList<>();
    for (Write write : writes) {
      answers.add(cut ? new Written.Unsettled(broken()) : write(write, faults.get()));
    }
    return answers;
  }

  private Written write(Write write, Fault fault) {
    return switch (fault) {
      case NONE -> replica.write(List.of(write)).getFirst();
      case BEFORE -> new Written.Unsettled(broken());
      case AFTER -> {
        replica.write(List.of(write));
        yield new Written.Unsettled(broken());
      }
      case STALE -> new Written.Stale("someone else was faster");
    };
  }

  @Override
  public boolean isTidy() {
    return replica.isTidy();
  }

  @Override
  public Tidied tidy(Known settled) {
    return replica.tidy(settled);
  }

  private RemoteException broken() {
    return new RemoteException.Unreachable(label() + ": the line is broken. Try again.", null);
  }
}

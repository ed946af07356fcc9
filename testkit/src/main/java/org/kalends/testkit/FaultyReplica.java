package org.kalends.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/** A replica behind a bad line: each call meets the next fault. */
public final class FaultyReplica implements Forwarding {
  private final Replica replica;
  private final Faults faults;
  private boolean cut;

  /** What is asked of the replica; one item's write counts as a call. */
  public enum Call {
    READ,
    FIND,
    WRITE
  }

  /** Says what the next call meets. */
  public interface Faults {
    Fault next(Call call);
  }

  /** What happens to a call. */
  public enum Fault {
    NONE,
    /** The line breaks before the replica hears of it. */
    BEFORE,
    /** The replica does it, but the answer is lost, or cut off. */
    AFTER,
    /** Someone else was faster (409, 412); to a question: no answer. */
    STALE,
    /** The replica does not take this item now (403, 423, 500, 507); to a question: no answer. */
    REFUSED,
    /** The login has run out (401). */
    LOGIN,
    /** The replica asks for a long pause (429, 503). */
    BUSY,
    /** The replica says that it holds nothing any more; to a write: it is gone. */
    VANISHED,
    /** The process is killed before the replica hears of it. */
    KILL_BEFORE,
    /** The process is killed when the replica has done it. */
    KILL_AFTER
  }

  /** Only writes meet faults. */
  public FaultyReplica(Replica replica, Supplier<Fault> faults) {
    this(replica, call -> call == Call.WRITE ? faults.get() : Fault.NONE);
  }

  public FaultyReplica(Replica replica, Faults faults) {
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
  public Replica replica() {
    return replica;
  }

  private interface Question<T> {
    T ask() throws IOException;
  }

  @Override
  public Snapshot read(Known known) throws IOException {
    Fault fault = next(Call.READ);
    if (fault == Fault.VANISHED) {
      replica.read(known);
    }
    return fault == Fault.VANISHED
        ? new Snapshot(
            Map.of(), known.items().keySet(), Set.of(), List.of(), true, Optional.empty())
        : through(fault, () -> replica.read(known));
  }

  @Override
  public Optional<Held> find(String uid, Place place) throws IOException {
    return through(next(Call.FIND), () -> replica.find(uid, place));
  }

  private Fault next(Call call) {
    return cut ? Fault.BEFORE : faults.next(call);
  }

  private <T> T through(Fault fault, Question<T> question) throws IOException {
    killed(fault, Fault.KILL_BEFORE);
    T answer =
        switch (fault) {
          case NONE, KILL_BEFORE, KILL_AFTER -> question.ask();
          case BEFORE, AFTER, STALE, REFUSED, LOGIN, BUSY, VANISHED -> throw stopped(fault);
        };
    killed(fault, Fault.KILL_AFTER);
    return answer;
  }

  @Override
  public List<Written> write(List<Write> writes) {
    List<Written> answers = new ArrayList<>();
    for (Write write : writes) {
      answers.add(write(write, next(Call.WRITE)));
    }
    return answers;
  }

  private Written write(Write write, Fault fault) {
    killed(fault, Fault.KILL_BEFORE);
    Written answer =
        switch (fault) {
          case NONE, KILL_BEFORE, KILL_AFTER -> replica.write(List.of(write)).getFirst();
          case AFTER -> {
            replica.write(List.of(write));
            yield new Written.Unsettled(stopped(fault));
          }
          case BEFORE, LOGIN, BUSY -> new Written.Unsettled(stopped(fault));
          case STALE, VANISHED -> new Written.Stale("someone else was faster");
          case REFUSED -> new Written.Refused(refusal(write.uid()));
        };
    killed(fault, Fault.KILL_AFTER);
    return answer;
  }

  private void killed(Fault fault, Fault when) {
    if (fault == when) {
      throw new Killed("at " + label());
    }
  }

  private RemoteException stopped(Fault fault) {
    return switch (fault) {
      case LOGIN -> new RemoteException.LoginRefused(label() + ": 401. Check the password.");
      case BUSY ->
          new RemoteException.RateLimited(label() + ": 429. Try later.", Duration.ofHours(1));
      case NONE, BEFORE, AFTER, STALE, REFUSED, VANISHED, KILL_BEFORE, KILL_AFTER ->
          new RemoteException.Unreachable(label() + ": the line is broken. Try again.", null);
    };
  }

  private ItemProblem refusal(String uid) {
    return new ItemProblem(label() + "/" + uid, "", "the server does not take it", "Try again.");
  }
}

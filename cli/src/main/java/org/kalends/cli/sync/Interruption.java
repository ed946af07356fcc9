package org.kalends.cli.sync;

import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.kalends.cli.report.Words;
import org.kalends.cli.terminal.Terminal;

/**
 * Ctrl-C, SIGTERM, or a machine that goes down, while something is being written. The writes that
 * are under way come to their end, and no others begin.
 */
final class Interruption {
  private final Terminal terminal;
  private final ReentrantReadWriteLock underWay = new ReentrantReadWriteLock();
  private final LongAdder left = new LongAdder();
  private volatile boolean asked;

  Interruption(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether no more writes may begin. */
  boolean isAsked() {
    return asked;
  }

  /** One calendar is written, from now until this is closed. */
  Writing during() {
    return new Writing();
  }

  /** The writing of one calendar. */
  final class Writing implements AutoCloseable {
    private final Thread hook = new Thread(Interruption.this::stop, "interruption");

    private Writing() {
      underWay.readLock().lock();
      try {
        Runtime.getRuntime().addShutdownHook(hook);
      } catch (IllegalStateException alreadyEnding) {
        asked = true;
      }
    }

    /** So many changes were not tried. */
    void leaves(long changes) {
      left.add(changes);
    }

    @Override
    public void close() {
      underWay.readLock().unlock();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException ending) {
        // the hook goes on, and knows now
      }
    }
  }

  private synchronized void stop() {
    boolean first = !asked;
    asked = true;
    if (first) {
      tell("interrupted; the writes that are under way come to their end");
      underWay.writeLock().lock();
      tell(Words.count(left.sum(), "change") + " left for the next run");
    }
  }

  private void tell(String line) {
    terminal.err().println(line);
    terminal.flush();
  }
}

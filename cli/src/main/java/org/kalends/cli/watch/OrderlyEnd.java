package org.kalends.cli.watch;

import java.util.concurrent.CountDownLatch;
import org.kalends.cli.report.Exit;
import org.kalends.cli.terminal.Terminal;

/**
 * Lets something that goes on and on end in order when the process is told to end: by SIGTERM,
 * Ctrl-C, or a machine that goes down. Then the exit code says that all is well.
 */
final class OrderlyEnd implements AutoCloseable {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private OrderlyEnd(Runnable stop, Terminal terminal) {
    hook = new Thread(() -> end(stop, terminal), "ending");
  }

  /**
   * From now until it is closed.
   *
   * @param stop asks for the end, without waiting for it
   */
  static OrderlyEnd of(Runnable stop, Terminal terminal) {
    OrderlyEnd ending = new OrderlyEnd(stop, terminal);
    Runtime.getRuntime().addShutdownHook(ending.hook);
    return ending;
  }

  private void end(Runnable stop, Terminal terminal) {
    stop.run();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    terminal.flush();
    Runtime.getRuntime().halt(Exit.DONE);
  }

  /** It has ended. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException underWay) {
      // the hook goes on, and knows now
    }
  }
}

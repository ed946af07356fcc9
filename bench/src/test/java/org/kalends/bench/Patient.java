package org.kalends.bench;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks an expander, but does not wait for ever. */
final class Patient implements Expander, AutoCloseable {
  private static final long SECONDS = 60;

  private final Expander expander;
  private ExecutorService thread = thread();

  Patient(Expander expander) {
    this.expander = expander;
  }

  private static ExecutorService thread() {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
  }

  @Override
  public Answer answer(Trial trial) {
    Future<Answer> answer = thread.submit(() -> expander.answer(trial));
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      thread.shutdownNow();
      thread = thread();
      return new Answer.Late();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("at " + trial, broken.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at " + trial, interrupted);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

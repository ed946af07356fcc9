package org.kalends.dav.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.RemoteException.Unreachable;

/** Asks several things of a server at once. */
final class Parallel {
  private final int width;

  Parallel(int width) {
    this.width = width;
  }

  /** How much is asked at the same time. */
  int width() {
    return width;
  }

  @FunctionalInterface
  interface Asking<A, B> {
    B ask(A about) throws RemoteException;
  }

  /** The answers in the order of the questions; the first failure ends it. */
  <A, B> List<B> map(List<A> questions, Asking<A, B> asking) throws RemoteException {
    if (questions.size() == 1) return List.of(asking.ask(questions.getFirst()));
    var threads = Thread.ofVirtual().factory();
    try (var pool = Executors.newFixedThreadPool(width, threads)) {
      var pending = new ArrayList<Future<B>>();
      for (var question : questions)
        pending.add(pool.submit((Callable<B>) () -> asking.ask(question)));
      try {
        return gather(pending);
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private static <B> List<B> gather(List<Future<B>> pending) throws RemoteException {
    var answers = new ArrayList<B>();
    for (var future : pending) {
      try {
        answers.add(future.get());
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RemoteException remote -> throw remote;
          case RuntimeException bug -> throw bug;
          case Error bug -> throw bug;
          case null, default -> throw new IllegalStateException(e.getCause());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Unreachable("interrupted", e);
      }
    }
    return answers;
  }
}

package org.kalends.cli.sync;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.kalends.cli.report.Result;
import org.kalends.cli.sync.SyncRun.Doing;
import org.kalends.cli.sync.SyncRun.Planning;
import org.kalends.cli.wiring.Workspace;
import org.kalends.core.sync.Plan;

/**
 * The order of things in a run over several calendars: of each account a few are read at once and
 * one is changed at a time; accounts do not wait for each other. A calendar that fails is a result
 * like others.
 */
public record Lanes(Planning planning, Doing doing) {
  /** How many calendars of one account are read at the same time. */
  private static final int READERS = 4;

  /** Tells of each result, in the order of the calendars, by the thread that asks. */
  public void run(List<Workspace.Member> members, Consumer<Result> came) {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<FutureTask<Result>> all = tasks(members, threads);
      List<Task> tasks = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        tasks.add(new Task(members.get(i).name(), members.get(i).account(), all.get(i)));
      }
      run(tasks, threads, came);
    }
  }

  /** What is to be done after the others of its lane. */
  public record Task(String name, String lane, FutureTask<Result> work) {}

  /** Tells of each result, in the order of the tasks, by the thread that asks. */
  public static void run(List<Task> tasks, ExecutorService threads, Consumer<Result> came) {
    Map<String, List<FutureTask<Result>>> lanes = new LinkedHashMap<>();
    for (Task task : tasks) {
      lanes.computeIfAbsent(task.lane(), lane -> new ArrayList<>()).add(task.work());
    }
    lanes.values().forEach(lane -> threads.execute(() -> lane.forEach(FutureTask::run)));
    tasks.forEach(task -> came.accept(result(task.name(), task.work())));
  }

  /** The same, but one is changed at a time, by the thread that asks: for those who ask people. */
  void runInTurn(List<Workspace.Member> members, Consumer<Result> came) {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<FutureTask<Result>> all = tasks(members, threads);
      for (int i = 0; i < all.size(); i++) {
        all.get(i).run();
        came.accept(result(members.get(i).name(), all.get(i)));
      }
    }
  }

  /** What is left to do with each calendar; all are being read. */
  private List<FutureTask<Result>> tasks(List<Workspace.Member> members, ExecutorService threads) {
    Map<String, Semaphore> readers = new LinkedHashMap<>();
    List<FutureTask<Result>> tasks = new ArrayList<>();
    for (Workspace.Member member : members) {
      Semaphore free =
          readers.computeIfAbsent(member.account(), account -> new Semaphore(READERS, true));
      Future<Plan> plan = threads.submit(() -> read(member, free));
      tasks.add(new FutureTask<>(() -> doing.act(member.pairing(), await(plan))));
    }
    return tasks;
  }

  private Plan read(Workspace.Member member, Semaphore free)
      throws IOException, InterruptedException {
    free.acquire();
    try {
      return planning.plan(member.pairing());
    } finally {
      free.release();
    }
  }

  private static Result result(String name, Future<Result> done) {
    try {
      return await(done);
    } catch (IOException e) {
      return new Result.Broken(name, e);
    }
  }

  private static <T> T await(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException expected -> throw expected;
        case InterruptedException ended -> throw new InterruptedIOException("interrupted");
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}

package org.kalends.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.kalends.cli.watch.Batch;
import org.kalends.cli.watch.Ended;
import org.kalends.cli.watch.FolderWatch;
import org.kalends.cli.watch.Schedule;

/**
 * Keeps calendars in step until it is told to stop. One thread takes what happens and starts what
 * the schedule says; runs go on beside it, one for an account.
 */
final class Watch implements AutoCloseable {
  /** How long runs that are under way at the end may take; then their requests are cut off. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Opening opening;
  private final Path config;
  private final WatchView view;
  private final Clock clock;
  private final Schedule schedule;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final ExecutorService runs = Executors.newCachedThreadPool();
  private WatchSession session;
  private FolderWatch folders;

  /** Something that happened. */
  private sealed interface Event {
    /** That folder, or the config file, was changed. */
    record Changed(Path path) implements Event {}

    /** The run of that batch ended. */
    record RunEnded(Batch batch, List<Result> results) implements Event {}

    /** It is to end. */
    record Stop() implements Event {}
  }

  /** Reads the config and makes what it says ready to be watched. */
  interface Opening {
    WatchSession open() throws IOException;
  }

  /**
   * @param config the file that says what is watched; it is read again when it changes
   */
  Watch(Opening opening, Path config, WatchView view, Clock clock) throws IOException {
    this.opening = opening;
    this.config = config;
    this.view = view;
    this.clock = clock;
    this.schedule = new Schedule(() -> ThreadLocalRandom.current().nextDouble(), clock.instant());
    begin(opening.open());
  }

  private void begin(WatchSession next) throws IOException {
    Set<Path> all = new HashSet<>();
    next.accountOf().keySet().forEach(name -> all.add(next.root().resolve(name)));
    folders = FolderWatch.begin(all, config, path -> events.add(new Event.Changed(path)));
    session = next;
    schedule.begin(next.accountOf(), next.interval(), clock.instant());
    view.begun(next);
  }

  /** Ends {@link #run}; any thread may ask for it. */
  void stop() {
    events.add(new Event.Stop());
  }

  /** Goes on until it is told to stop, or interrupted. */
  void run() {
    try {
      do {
        schedule.due(clock.instant()).forEach(this::start);
      } while (take(schedule.idle(clock.instant())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(Batch batch) {
    WatchSession now = session;
    runs.execute(() -> events.add(new Event.RunEnded(batch, sync(now, batch))));
  }

  private static List<Result> sync(WatchSession session, Batch batch) {
    try {
      return session.sync(batch.calendars());
    } catch (IOException e) {
      return batch.calendars().stream().<Result>map(name -> new Result.Broken(name, e)).toList();
    }
  }

  /** Waits for what happens next and sees to it; answers whether to go on. */
  private boolean take(Duration longest) throws InterruptedException {
    Event event = events.poll(longest.toMillis() + 1, TimeUnit.MILLISECONDS);
    switch (event) {
      case null -> {}
      case Event.Changed(Path path) when path.equals(config) -> reload();
      case Event.Changed(Path path) ->
          schedule.edited(path.getFileName().toString(), clock.instant());
      case Event.RunEnded ended -> ended(ended);
      case Event.Stop stop -> {
        return false;
      }
    }
    return true;
  }

  private void ended(Event.RunEnded run) {
    Map<String, Ended> how = new LinkedHashMap<>();
    run.results().forEach(result -> how.put(result.calendar(), Endings.of(result)));
    schedule.ended(run.batch(), how, clock.instant());
    view.show(run.batch().account(), run.results());
  }

  /** A config with mistakes is told of, and the last good one holds. */
  private void reload() {
    try {
      WatchSession next = opening.open();
      view.stands(config.toString(), Map.of());
      if (next.sameAs(session)) {
        next.close();
      } else {
        folders.close();
        session.close();
        begin(next);
      }
    } catch (IOException e) {
      view.stands(config.toString(), Map.of(Messages.of(e), Messages.of(e)));
    }
  }

  /** Lets the runs under way end, and tells of them. */
  @Override
  public void close() throws IOException {
    folders.close();
    runs.shutdown();
    awaitRuns();
    runs.shutdownNow();
    session.close();
    for (Event event : events) {
      if (event instanceof Event.RunEnded ended) {
        ended(ended);
      }
    }
  }

  private void awaitRuns() {
    boolean interrupted = Thread.interrupted();
    try {
      runs.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

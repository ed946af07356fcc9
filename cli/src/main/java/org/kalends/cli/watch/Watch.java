package org.kalends.cli.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.kalends.cli.report.Messages;
import org.kalends.cli.report.Result;

/**
 * Keeps calendars in step until it is told to stop. One thread takes what happens and starts what
 * the schedule says; runs go on beside it, one for an account.
 */
final class Watch implements AutoCloseable {
  /** How long runs that are under way at the end may take; then their requests are cut off. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long the config file has to be still before it is read again. */
  private static final Duration STILL = Duration.ofMillis(300);

  private final Opening opening;
  private final Path config;
  private final WatchView view;
  private final Clock clock;
  private final Schedule schedule;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final ExecutorService runs = Executors.newCachedThreadPool();
  private WatchSession session;
  private FolderWatch folders;
  private Optional<FileTime> saved;
  private Optional<Instant> reading = Optional.empty();

  /** Something that happened. */
  private sealed interface Event {
    /** That folder, or the config file, was changed. */
    record Changed(Path path) implements Event {}

    /** The run of that batch ended. */
    record RunEnded(Batch batch, Future<List<Result>> run) implements Event {}

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
    this.saved = time();
    begin(opening.open());
  }

  private void begin(WatchSession next) throws IOException {
    Set<Path> all = new HashSet<>();
    next.folders().forEach(name -> all.add(next.root().resolve(name)));
    folders = FolderWatch.begin(all, config, path -> events.add(new Event.Changed(path)));
    session = next;
    schedule.begin(next.accountOf(), next.interval(), next.ownIntervals(), clock.instant());
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
        look();
        schedule.due(clock.instant()).forEach(this::start);
      } while (take(reading.isPresent() ? STILL : schedule.idle(clock.instant())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(Batch batch) {
    WatchSession now = session;
    runs.execute(
        new FutureTask<>(() -> sync(now, batch)) {
          @Override
          protected void done() {
            events.add(new Event.RunEnded(batch, this));
          }
        });
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
      case Event.Changed(Path path) ->
          schedule.edited(path.getFileName().toString(), clock.instant());
      case Event.RunEnded ended -> ended(ended);
      case Event.Stop stop -> {
        return false;
      }
    }
    return true;
  }

  private void ended(Event.RunEnded ended) {
    if (ended.run().state() == Future.State.FAILED) {
      throw new IllegalStateException(ended.run().exceptionNow());
    }
    List<Result> results = ended.run().resultNow();
    Map<String, Ended> how = new LinkedHashMap<>();
    results.forEach(result -> how.put(result.calendar(), Endings.of(result)));
    schedule.ended(ended.batch(), how, clock.instant());
    view.show(ended.batch().account(), results);
  }

  /**
   * Begins anew once the config was saved. Its time is looked at too: where it is a link, nobody
   * tells of changes.
   */
  private void look() {
    Optional<FileTime> now = time();
    if (!now.equals(saved)) {
      saved = now;
      reading = Optional.of(clock.instant().plus(STILL));
    }
    if (reading.isPresent() && !reading.get().isAfter(clock.instant())) {
      reading = Optional.empty();
      reload();
    }
  }

  private Optional<FileTime> time() {
    try {
      return Optional.of(Files.getLastModifiedTime(config));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** A config with mistakes is told of, and the last good one holds. */
  private void reload() {
    try {
      WatchSession next = opening.open();
      folders.close();
      session.close();
      begin(next);
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

package org.kalends.core.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kalends.core.sync.Written;

/**
 * Does jobs together: all content is made safe at once under hidden names, then each job's names
 * change, then the disk is told to keep the names.
 */
final class Batch {
  /** As many as a disk gains from: it commits what is asked of it at the same time in one go. */
  private static final int THREADS = 16;

  private final Disk disk;

  Batch(Disk disk) {
    this.disk = disk;
  }

  /** What came of staging. */
  private sealed interface Staging {
    record Ready(Disk.Staged staged) implements Staging {}

    record Failed(IOException cause) implements Staging {}
  }

  /** Answers in the order of the jobs. */
  List<Written> run(List<Job> jobs) {
    Map<String, Staging> content = stage(jobs);
    List<Written> answers = commit(jobs, content);
    content.values().forEach(this::discard);
    try {
      disk.sync();
      return answers;
    } catch (IOException e) {
      return answers.stream().map(answer -> unsettled(answer, e)).toList();
    }
  }

  private List<Written> commit(List<Job> jobs, Map<String, Staging> content) {
    Turn turn = Turn.take(disk.folder());
    try {
      return jobs.stream().map(job -> new Commit(job, content).run()).toList();
    } finally {
      turn.end();
    }
  }

  private static Written unsettled(Written answer, IOException cause) {
    return switch (answer) {
      case Written.Stored stored -> new Written.Unsettled(cause);
      case Written.Removed removed -> new Written.Unsettled(cause);
      case Written.Stale stale -> stale;
      case Written.Refused refused -> refused;
      case Written.Unsettled unsettled -> unsettled;
    };
  }

  private Map<String, Staging> stage(List<Job> jobs) {
    List<Change.Put> puts = jobs.stream().flatMap(Job::puts).toList();
    Map<String, Staging> content = new HashMap<>();
    if (puts.size() <= 1) {
      puts.forEach(put -> content.put(put.name(), stage(put)));
      return content;
    }
    Map<String, CompletableFuture<Staging>> stagings = new HashMap<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory())) {
      for (Change.Put put : puts) {
        stagings.put(put.name(), CompletableFuture.supplyAsync(() -> stage(put), threads));
      }
    }
    stagings.forEach((name, staging) -> content.put(name, staging.join()));
    // What another one took of a full disk is free again by now.
    puts.stream()
        .filter(put -> content.get(put.name()) instanceof Staging.Failed)
        .forEach(put -> content.put(put.name(), stage(put)));
    return content;
  }

  private Staging stage(Change.Put put) {
    try {
      return new Staging.Ready(disk.stage(put.content().bytes(), put.name()));
    } catch (IOException e) {
      return new Staging.Failed(e);
    }
  }

  private void discard(Staging staging) {
    if (staging instanceof Staging.Ready ready) {
      disk.discard(ready.staged());
    }
  }

  /** One job on its way. */
  private final class Commit {
    private final Job job;
    private final Map<String, Staging> content;
    private final Map<String, Fingerprint> written = new HashMap<>();
    private boolean begun;
    private Path at;

    Commit(Job job, Map<String, Staging> content) {
      this.at = disk.folder();
      this.job = job;
      this.content = content;
    }

    Written run() {
      try {
        Optional<String> overtaken = overtaken();
        if (overtaken.isPresent()) {
          return new Written.Stale(overtaken.get());
        }
        for (Change change : job.changes()) {
          at = disk.path(change.name());
          apply(change);
          begun = true;
        }
        return job.answer().apply(written);
      } catch (IOException e) {
        return failed(e);
      }
    }

    private Written failed(IOException e) {
      if (begun) {
        return new Written.Unsettled(e);
      }
      return e instanceof FileAlreadyExistsException
          ? new Written.Stale(at + " has appeared in the meantime")
          : new Written.Refused(Complaint.cannotWrite(at, job.title(), e));
    }

    /** Why the job cannot be done to what is there now. */
    private Optional<String> overtaken() throws IOException {
      for (Change change : job.changes()) {
        at = disk.path(change.name());
        Optional<Fingerprint> now = disk.fingerprint(change.name());
        if (!now.equals(expected(change))) {
          return Optional.of(at + " has changed in the meantime");
        }
      }
      return Optional.empty();
    }

    private void apply(Change change) throws IOException {
      switch (change) {
        case Change.Create create -> disk.create(staged(create), create.name());
        case Change.Replace replace -> disk.replace(staged(replace), replace.name());
        case Change.Move move -> disk.move(move.name(), move.to());
        case Change.Remove remove -> disk.remove(remove.name());
      }
    }

    private Disk.Staged staged(Change.Put put) throws IOException {
      switch (content.get(put.name())) {
        case Staging.Ready(Disk.Staged staged) -> {
          written.put(put.name(), staged.fingerprint());
          return staged;
        }
        case Staging.Failed(IOException cause) -> throw cause;
      }
    }
  }

  private static Optional<Fingerprint> expected(Change change) {
    return switch (change) {
      case Change.Create create -> Optional.empty();
      case Change.Replace replace -> Optional.of(replace.expected());
      case Change.Move move -> Optional.of(move.expected());
      case Change.Remove remove -> Optional.of(remove.expected());
    };
  }
}

package org.kalends.testkit;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.kalends.ics.Document;
import org.kalends.ics.Parsed;

/** Reads every file below some folders as iCalendar, writes it back in memory, compares. */
public final class RoundTrip {
  private final List<String> failures = new ArrayList<>();
  private int files;
  private int identical;
  private int exceptions;
  private int problems;
  private long bytes;
  private long nanos;

  /** Arguments: the folders. Exit code 1 where a file did not come back byte for byte. */
  public static void main(String[] folders) throws IOException {
    RoundTrip result = of(Stream.of(folders).map(Path::of).toList());
    PrintStream out = System.out;
    result.failures().forEach(out::println);
    out.println(result);
    System.exit(result.failures().isEmpty() ? 0 : 1);
  }

  /** All regular files below the folders, whatever their names. */
  public static RoundTrip of(List<Path> folders) throws IOException {
    RoundTrip result = new RoundTrip();
    for (Path folder : folders) {
      try (Stream<Path> below = Files.walk(folder)) {
        below.filter(Files::isRegularFile).sorted().forEach(result::add);
      }
    }
    return result;
  }

  private void add(Path file) {
    files++;
    try {
      compare(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | StackOverflowError e) {
      exceptions++;
      failures.add(file + ": " + e);
    }
  }

  private void compare(Path file, byte[] read) {
    long start = System.nanoTime();
    Parsed parsed = Document.parse(read);
    byte[] written = parsed.document().bytes();
    nanos += System.nanoTime() - start;
    bytes += read.length;
    problems += parsed.problems().size();
    if (Arrays.equals(read, written)) {
      identical++;
    } else {
      failures.add(file + ": differs from byte " + Arrays.mismatch(read, written));
    }
  }

  public int files() {
    return files;
  }

  /** One line for each file that threw or came back changed. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public String toString() {
    long speed = nanos == 0 ? 0 : bytes * 1000 / nanos;
    return "roundtrip: files %d, identical %d, exceptions %d, problems %d, MB/s %d"
        .formatted(files, identical, exceptions, problems, speed);
  }
}

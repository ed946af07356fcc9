package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TurnTest {
  @TempDir Path root;
  private Path folder;

  /** Another process, which has the turn until its input ends. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws IOException {
      Turn turn = Turn.take(Path.of(args[0]));
      System.out.println("mine");
      System.out.flush();
      while (System.in.read() >= 0) {}
      turn.end();
    }
  }

  @BeforeEach
  void root() throws IOException {
    Files.createDirectory(root.resolve(".kalends"));
    folder = Files.createDirectory(root.resolve("work"));
  }

  private Process other() throws IOException {
    String classes = Path.of("target/classes") + ":" + Path.of("target/test-classes");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, "-cp", classes, Other.class.getName(), folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void anotherProcessHasToEndItsTurnFirst() throws Exception {
    Process other = other();
    try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8);
        FileChannel file =
            FileChannel.open(
                root.resolve(".kalends/turn"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
      assertThat(said.readLine()).isEqualTo("mine");
      assertThat(file.tryLock()).isNull();
      other.getOutputStream().close();
      Turn.take(folder).end();
      assertThat(other.waitFor()).isZero();
    } finally {
      other.destroy();
    }
  }

  @Test
  void twoThreadsHaveItOneAfterTheOther() throws Exception {
    Turn mine = Turn.take(folder);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> theirs = thread.submit(() -> Turn.take(folder.resolveSibling("other")).end());
      assertThat(theirs.isDone()).isFalse();
      mine.end();
      theirs.get();
    }
  }

  @Test
  void whereThereIsNoRootNothingIsWritten() throws IOException {
    Path alone = Files.createDirectories(root.resolve("elsewhere/work"));
    Turn.take(alone).end();
    assertThat(root.resolve("elsewhere")).isDirectoryNotContaining(file -> !file.equals(alone));
  }
}

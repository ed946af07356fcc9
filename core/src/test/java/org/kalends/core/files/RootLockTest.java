package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootLockTest {
  @TempDir Path root;

  @Test
  void aSecondHolderIsToldWhoHoldsIt() throws IOException {
    try (RootLock lock = RootLock.acquire(root)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> RootLock.acquire(root.resolve(".")))
          .isInstanceOf(RootLock.HeldElsewhere.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining(root.toString());
    }
    RootLock.acquire(root).close();
  }

  @Test
  void theAttemptOfASecondHolderDoesNotFreeTheLock() throws Exception {
    try (RootLock lock = RootLock.acquire(root)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> RootLock.acquire(root)).isInstanceOf(IOException.class);
      assertThat(tryInAnotherProcess()).contains("process " + ProcessHandle.current().pid());
    }
    assertThat(tryInAnotherProcess()).isEqualTo("free");
  }

  @Test
  void aRootThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> RootLock.acquire(root.resolve("none")))
        .isInstanceOf(IOException.class);
    assertThat(Files.exists(root.resolve("none"))).isFalse();
  }

  private String tryInAnotherProcess() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Attempt.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .start();
    try (var out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      StringBuilder text = new StringBuilder();
      for (int c = out.read(); c >= 0; c = out.read()) {
        text.append((char) c);
      }
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return text.toString().strip();
    }
  }

  /** What another process says when it asks for the lock. */
  static final class Attempt {
    private Attempt() {}

    public static void main(String[] args) throws IOException {
      try (RootLock lock = RootLock.acquire(Path.of(args[0]))) {
        System.out.print(lock == null ? "" : "free");
      } catch (RootLock.HeldElsewhere e) {
        System.out.print(e.getMessage());
      }
    }
  }
}

package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kalends.core.files.Folder.calendar;
import static org.kalends.core.files.Folder.document;
import static org.kalends.core.files.Folder.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

class DiskFaultsTest {
  @TempDir Path temp;

  @Test
  void aFolderThatTakesNoWritesRefusesEachItemAndSaysWhy() throws IOException {
    Folder folder = Folder.caldir(temp);
    folder.put("a.ics", calendar(event("a", "A")));
    folder.learn();
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeTrue(!Files.isWritable(temp), "skipped: this user may write in read-only folders");
      Snapshot snapshot = folder.look();
      assertThat(snapshot.writable()).isFalse();
      refused(folder.replacing("a", calendar(event("a", "B"))), "permission denied");
      assertThat(folder.text("a.ics")).contains("SUMMARY:A");
    } finally {
      Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aFolderThatIsNotThereRefusesEachItemAndSaysWhy() {
    Folder folder = Folder.caldir(temp.resolve("none"));
    refused(folder.write(new Write.Create("a", document(calendar(event("a", "A"))))), "");
  }

  @Test
  void aFolderThatGoesWhileItIsWrittenRefusesEachItemAndSaysWhy() throws IOException {
    Folder folder = Folder.caldir(Files.createDirectory(temp.resolve("going")));
    folder.learn();
    Files.delete(folder.path);
    Files.writeString(folder.path, "a file now");
    List<Written> answers =
        folder.dir.write(
            List.of(
                new Write.Create("a", document(calendar(event("a", "A")))),
                new Write.Create("b", document(calendar(event("b", "B"))))));
    assertThat(answers).hasSize(2);
    answers.forEach(answer -> refused(answer, ""));
  }

  @Test
  void aFullDiskRefusesWhatDoesNotFitAndKeepsWhatIsThere() throws Exception {
    Path small = Files.createDirectory(temp.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()),
        "skipped: cannot mount a small file system here");
    try {
      Folder folder = Folder.caldir(small);
      folder.create("a", calendar(event("a", "A")));
      String big = calendar(event("a", "A", "DESCRIPTION:" + "x".repeat(100_000)));
      refused(folder.replacing("a", big), "No space left on device");
      List<Written> answers =
          folder.dir.write(
              List.of(
                  new Write.Create("b", document(big.replace("UID:a", "UID:b"))),
                  new Write.Create("c", document(calendar(event("c", "C"))))));
      refused(answers.get(0), "No space left on device");
      assertThat(answers.get(1)).isInstanceOf(Written.Stored.class);
      assertThat(folder.names()).hasSize(2).noneMatch(name -> name.startsWith("."));
      assertThat(folder.text(folder.names().first()))
          .isEqualTo(calendar(event("a", "A")).replace("-//Test//EN", "-//Kalends//Kalends//EN"));
    } finally {
      assertThat(run("umount", small.toString())).isTrue();
    }
  }

  private static void refused(Written written, String reason) {
    assertThat(written)
        .isInstanceOfSatisfying(
            Written.Refused.class,
            refused -> {
              assertThat(refused.problem().reason()).contains("cannot be written").contains(reason);
              assertThat(refused.problem().remedy()).contains("sync again");
            });
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}

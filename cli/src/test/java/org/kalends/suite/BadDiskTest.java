package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.cli.Cli;
import org.kalends.testkit.GeneratedCalendar;

/** A folder that cannot take what a sync brings: a small file system of its own. */
class BadDiskTest {
  private TwoAccounts two;
  private boolean mounted;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    two = new TwoAccounts();
    mounted = ended("mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", shaky());
    Assumptions.assumeTrue(mounted, "skipped: may not mount a small file system here");
    two.ann.run(0, "sync");
  }

  @AfterEach
  void close() throws IOException, InterruptedException {
    if (mounted) {
      ended("umount", shaky());
    }
    two.close();
  }

  @Test
  void aFullDiskLeavesWholeFilesOnlyAndIsTakenUpAgain() throws IOException, InterruptedException {
    for (var event : new GeneratedCalendar(15).events(60)) {
      two.server.add("shaky", event);
    }
    two.news();
    Cli.Result result = two.ann.run("sync");

    assertThat(result.exit()).isIn(1, 3);
    assertThat(result.err() + result.out()).containsIgnoringCase("no space");
    two.assertSame("steady");
    Items here = two.hers.items("shaky");
    Items there = two.server.items("shaky");
    assertThat(there.uids()).hasSize(82);
    assertThat(here.uids()).hasSizeBetween(20, 81);
    there.byUid().keySet().retainAll(here.byUid().keySet());
    here.assertMeansTheSameAs(there, two.radicale.damages());

    remount("size=8m");
    two.recovers();
    assertThat(two.hers.items("shaky").uids()).hasSize(82);
  }

  @Test
  void aReadOnlyFolderLosesNothing() throws IOException, InterruptedException {
    two.news();
    remount("ro");
    Cli.Result result = two.ann.run("sync");

    assertThat(result.exit()).isIn(1, 3);
    assertThat(result.err() + result.out()).containsIgnoringCase("read-only");
    two.assertSame("steady");

    remount("rw");
    two.recovers();
    assertThat(two.hers.items("shaky").uids()).hasSize(22);
  }

  private String shaky() {
    return two.ann.root().resolve("shaky").toString();
  }

  private void remount(String option) throws IOException, InterruptedException {
    assertThat(ended("mount", "-o", "remount," + option, shaky())).isTrue();
  }

  private static boolean ended(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true);
    process.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      return process.start().waitFor() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}

package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kalends.core.files.Folder.calendar;
import static org.kalends.core.files.Folder.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.sync.Write;

/** In the locale of cron and bare containers, Java cannot open names that are not ASCII. */
class LocaleTest {
  @TempDir Path temp;

  @Test
  void withoutUtf8NothingSeemsDeletedAndTheRemedyIsTold() throws Exception {
    assumeTrue(
        "UTF-8".equals(System.getProperty("sun.jnu.encoding")),
        "skipped: this locale is not UTF-8 itself");
    Folder.caldir(temp).create("a", calendar(event("a", "Grüße")));
    assertThat(inPlainLocale(temp)).contains("cannot be read in this locale", "LC_ALL=C.UTF-8");
  }

  @Test
  void withoutUtf8OnlyTheItemThatCannotBeNamedIsRefused() throws Exception {
    assertThat(inPlainLocale(temp)).contains("Refused", "UTF-8 locale", "Stored");
  }

  private static String inPlainLocale(Path folder) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Attempt.class.getName(),
            folder.toString());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectErrorStream(true).start();
    byte[] said = process.getInputStream().readAllBytes();
    process.waitFor();
    String text = new String(said, StandardCharsets.UTF_8);
    assumeTrue(!text.startsWith("UTF-8"), "skipped: this system has no other locale");
    return text;
  }

  /** A run in another locale. */
  static final class Attempt {
    private Attempt() {}

    public static void main(String[] args) {
      System.out.println(System.getProperty("sun.jnu.encoding"));
      Folder folder = Folder.caldir(Path.of(args[0]));
      try {
        folder.look();
      } catch (IOException e) {
        System.out.println(e.getMessage());
        return;
      }
      for (String title : new String[] {"Gr\u00fc\u00dfe", "Plain"}) {
        String text = calendar(event(title, title));
        System.out.println(folder.write(new Write.Create(title, Folder.document(text))));
      }
    }
  }
}

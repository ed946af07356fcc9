package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kalends.core.files.Layout;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Samples;

/** Somebody saves a file again and again, while syncs bring other changes of the same event. */
@Timeout(180)
class EditorAndSyncTest {
  private static final int SAVES = 60;

  @Test
  void whatAnEditorSavesWhileASyncIsAtItIsNeverOverwritten() throws Exception {
    try (OwnServer server = new OwnServer(Layout.VDIR);
        Person ann = new Person("ann").account("far", server.base(), "alice", "secret")) {
      PlainDav dav = new PlainDav(server);
      URI work = server.home().resolve("work/");
      dav.make(work);
      ann.calendar("work", "far", work);
      dav.put(work.resolve("talk.ics"), described(0));
      ann.run(0, "sync");
      Path file = ann.files("work").getFirst();
      try (ExecutorService editor = Executors.newSingleThreadExecutor()) {
        Future<?> saving = editor.submit(() -> saveOften(file));
        for (int i = 0; !saving.isDone(); i++) {
          dav.put(work.resolve("talk.ics"), described(i));
          ann.run("sync");
        }
        saving.get();
      }
      ann.run("sync");
      assertThat(ann.files("work")).containsExactly(file);
      assertThat(Files.readString(file)).contains("LOCATION:Room " + (SAVES - 1));
    }
  }

  private static byte[] described(int number) {
    String text = new String(Samples.event("talk", "Talk").bytes(), StandardCharsets.UTF_8);
    return text.replace("SUMMARY:", "DESCRIPTION:Version " + number + "\r\nSUMMARY:")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Half of the editors write the file itself, half put another in its place. */
  private static Object saveOften(Path file) throws IOException {
    for (int i = 0; i < SAVES; i++) {
      String place = "LOCATION:Room " + i + "\r\n";
      String text = read(file).replaceAll("LOCATION:[^\r\n]*\r?\n", "");
      String saved = text.replace("END:VEVENT", place + "END:VEVENT");
      if (i % 2 == 0) {
        Files.writeString(file, saved);
      } else {
        Path aside = Files.writeString(file.resolveSibling("#talk"), saved);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return file;
  }

  private static String read(Path file) throws IOException {
    while (true) {
      try {
        String text = Files.readString(file);
        if (text.contains("END:VCALENDAR")) {
          return text;
        }
      } catch (NoSuchFileException inBetween) {
        Thread.onSpinWait();
      }
    }
  }
}

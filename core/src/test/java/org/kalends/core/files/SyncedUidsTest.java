package org.kalends.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncedUidsTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve(SyncedUids.FILE);
  }

  @Test
  void readsWhatTheSeedsToolWrites() throws IOException {
    Files.writeString(file(), "{\n  \"synced_uids\": [\"abc123\", \"def456\", \"ghi789\"]\n}\n");
    assertThat(SyncedUids.read(folder).uids()).containsExactly("abc123", "def456", "ghi789");
  }

  @Test
  void otherKeysAreNotMinded() throws IOException {
    Files.writeString(
        file(),
        "{\"version\":1.5e3,\"x\":{\"synced_uids\":[\"no\"],\"y\":[true,null,[]]},\"synced_uids\":[\"a\\u00e4\\n\\\"\"]}");
    assertThat(SyncedUids.read(folder).uids()).containsExactly("aä\n\"");
    assertThat(SyncedUids.read(folder).problem()).isEmpty();
  }

  @Test
  void onlyWhatIsForgottenIsTakenOut() throws IOException {
    SyncedUids.write(folder, Set.of("a", "b", "c"));
    SyncedUids.forget(folder, Set.of("b", "x"));
    assertThat(SyncedUids.read(folder).uids()).containsExactly("a", "c");
  }

  @Test
  void noFileIsNoUids() {
    assertThat(SyncedUids.read(folder))
        .isEqualTo(new SyncedUids(new java.util.TreeSet<>(), java.util.Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"synced_uids\":[\"a\"",
        "{\"synced_uids\":\"a\"}",
        "{\"synced_uids\":[1]}",
        "{} x",
        "{\"a\":tru}",
        "{\"a\":\"\\x\"}",
        "\u0000",
        "{\"a\":1,}"
      })
  void aDamagedFileIsAProblemAndNoUids(String text) throws IOException {
    Files.writeString(file(), text);
    assertThat(SyncedUids.read(folder).uids()).isEmpty();
    assertThat(SyncedUids.read(folder).problem())
        .get()
        .extracting(p -> p.where())
        .isEqualTo(file().toString());
  }

  @Test
  void deepNestingAndBadEncodingAreProblemsToo() throws IOException {
    Files.writeString(file(), "{\"a\":" + "[".repeat(100_000));
    assertThat(SyncedUids.read(folder).problem()).isPresent();
    Files.write(file(), new byte[] {'{', (byte) 0xFF, '}'});
    assertThat(SyncedUids.read(folder).problem()).isPresent();
  }

  @Test
  void whatIsWrittenIsSortedAndReadBack() throws IOException {
    Set<String> uids = Set.of("b", "a\"\\\u0001/", "ü@x", "c\nd");
    SyncedUids.write(folder, uids);
    assertThat(SyncedUids.read(folder).uids()).containsExactlyInAnyOrderElementsOf(uids);
    assertThat(Files.readString(file()))
        .startsWith("{\n  \"synced_uids\": [\n    \"a\\\"")
        .endsWith("]\n}\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void unchangedContentIsNotWrittenAgain() throws IOException {
    SyncedUids.write(folder, Set.of());
    FileTime before = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file(), before);
    SyncedUids.write(folder, Set.of());
    assertThat(Files.getLastModifiedTime(file())).isEqualTo(before);
    SyncedUids.write(folder, Set.of("a"));
    assertThat(Files.getLastModifiedTime(file())).isNotEqualTo(before);
  }
}

package org.kalends.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.cli.config.MirrorConfig.End;
import org.kalends.core.mirror.Content;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.core.mirror.Window;

/** What {@code [[mirror]]} can say, and what it cannot. */
class MirrorConfigTest {
  private static final String BEFORE =
      """
      [accounts.cloud]
      url = "https://cloud.example/"
      [calendars.work]
      account = "cloud"
      url = "https://cloud.example/work/"
      """;
  private static final String MIRROR =
      """
      [[mirror]]
      name = "copy"
      source = "work"
      target = "phone"
      """;

  private final ConfigFile file = new ConfigFile(Path.of("/c/config.toml"), Path::of);

  private Config read(String mirrors) throws IOException {
    return file.parse(BEFORE + mirrors);
  }

  private MirrorConfig only(String mirror) throws IOException {
    return read(mirror).mirrors().values().iterator().next();
  }

  @Test
  void everythingThatCanBeSaidIsRead() throws IOException {
    MirrorConfig mirror =
        only(
            """
            [[mirror]]
            name = "copy"
            source = "work"
            target = { account = "cloud", url = "https://cloud.example/busy/" }
            mode = "instances"
            past = 7
            future = "6 months"
            properties = "busy"
            title = "Away"
            scheduling = "describe"
            alarms = false
            uids = "derive"
            edits = "replace"
            cap = 500
            deletions = 20
            interval = "15m"
            """);
    assertThat(mirror)
        .isEqualTo(
            new MirrorConfig(
                "copy",
                new End.Folder("work"),
                new End.Collection("cloud", URI.create("https://cloud.example/busy/")),
                MirrorSpec.Mode.INSTANCES,
                Optional.of(Window.of(7, 180)),
                new Content.Busy("Away"),
                MirrorSpec.Scheduling.DESCRIBE,
                false,
                MirrorSpec.Uids.DERIVE,
                MirrorSpec.Edits.REPLACE,
                OptionalInt.of(500),
                20,
                Optional.of(Duration.ofMinutes(15))));
  }

  @Test
  void theRestIsAsUsual() throws IOException {
    MirrorConfig mirror = only(MIRROR);
    assertThat(mirror.mode()).isEqualTo(MirrorSpec.Mode.SERIES);
    assertThat(mirror.window()).isEmpty();
    assertThat(mirror.content()).isEqualTo(new Content.All());
    assertThat(mirror.scheduling()).isEqualTo(MirrorSpec.Scheduling.DROP);
    assertThat(mirror.alarms()).isTrue();
    assertThat(mirror.edits()).isEqualTo(MirrorSpec.Edits.KEEP);
    assertThat(mirror.deletions()).isZero();
    assertThat(mirror.interval()).isEmpty();
  }

  @Test
  void propertiesMayBeAList() throws IOException {
    assertThat(only(MIRROR + "properties = [\"summary\", \"X-ROOM\"]").content())
        .isEqualTo(new Content.Only(Set.of("SUMMARY", "X-ROOM")));
  }

  @ParameterizedTest
  @CsvSource({"30, 30", "'\"30\"', 30", "'\"2 weeks\"', 14", "'\"1 Year\"', 365", "0, 0", "-7, -7"})
  void theWindowIsDaysOrSomethingLonger(String written, int days) throws IOException {
    assertThat(window("past = " + written).past()).hasValue(days);
  }

  @Test
  void seriesMayBeCopiedWithoutAWindow() throws IOException {
    assertThat(window("past = \"all\"\nfuture = \"all\"")).isEqualTo(Window.ALL);
  }

  @Test
  void ofAWindowTheEndThatIsNotSaidIsAsUsualForTheMode() throws IOException {
    assertThat(window("past = 7")).isEqualTo(new Window(OptionalInt.of(7), OptionalInt.empty()));
    assertThat(window("mode = \"instances\"\npast = 7")).isEqualTo(Window.of(7, 90));
    assertThat(window("mode = \"instances\"")).isEqualTo(Window.of(30, 90));
    assertThat(window("")).isEqualTo(Window.ALL);
  }

  private Window window(String said) throws IOException {
    return only(MIRROR + said).spec(ZoneOffset.UTC).window();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "past = 10\nfuture = -20",
            "11: the window ends before it begins: 10 days past, -20 days future"),
        Arguments.of(
            "mode = \"instances\"\npast = -120",
            "11: the window ends before it begins: -120 days past"),
        Arguments.of(
            "past = \"a while\"",
            "10: `past` cannot be \"a while\"; it is a number of days, such as 30 or \"6 weeks\", or \"all\""),
        Arguments.of(
            "mode = \"instances\"\nfuture = \"all\"",
            "11: `future` can be \"all\" for series only"),
        Arguments.of(
            "mode = \"serie\"", "10: `mode` cannot be \"serie\"; it is one of: series, instances"),
        Arguments.of(
            "properties = \"some\"",
            "10: `properties` cannot be \"some\"; it is \"all\", \"busy\""),
        Arguments.of("properties = []", "10: `properties` is empty"),
        Arguments.of("properties = [\"A B\"]", "10: `A B` is no property"),
        Arguments.of("title = \"Away\"", "10: `title` is for properties = \"busy\" only"),
        Arguments.of(
            "scheduling = \"no\"",
            "10: `scheduling` cannot be \"no\"; it is one of: drop, neutralise"),
        Arguments.of(
            "edits = \"ask\"", "10: `edits` cannot be \"ask\"; it is one of: keep, replace"),
        Arguments.of("deletions = -1", "10: `deletions` must be 0 or more"),
        Arguments.of("cap = 0", "10: `cap` must be 1 or more"),
        Arguments.of("interval = \"often\"", "10: `interval` must be a number with s, m or h"),
        Arguments.of(
            "alarm = true", "10: unknown key `alarm` in [[mirror]]; did you mean `alarms`?"),
        Arguments.of(MIRROR, "11: there are two mirrors called `copy`"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeNamesItsLineAndWhatThereIs(String more, String message) {
    refused(MIRROR + more, message);
  }

  @Test
  void anEndIsAFolderOrACollection() {
    refused("[[mirror]]\nname = \"a\"\ntarget = \"b\"", "6: `source` is missing in [[mirror]]");
    refused(
        MIRROR.replace("\"phone\"", "{ account = \"clowd\", url = \"https://x.example/\" }"),
        "9: there is no [accounts.clowd]; did you mean `cloud`?");
    refused(
        MIRROR.replace("\"phone\"", "{ account = \"cloud\" }"),
        "9: `url` is missing in [mirror.target]");
    refused(
        MIRROR.replace("\"phone\"", "\"https://x.example/\""),
        "9: `target` cannot be \"https://x.example/\"; it is the name of a calendar folder");
    refused(MIRROR.replace("\"copy\"", "\"a/b\""), "7: `name` cannot be \"a/b\"; it must name");
    refused("[mirror]\nname = \"a\"\n", "6: `mirror` must be tables: [[mirror]]");
  }

  @Test
  void theSameCalendarOnBothEndsIsRefused() {
    refused(
        MIRROR.replace("\"phone\"", "\"work\""),
        "mirror `copy` has the same calendar on both ends");
    refused(
        MIRROR.replace(
            "\"phone\"", "{ account = \"cloud\", url = \"https://cloud.example/work\" }"),
        "9: mirror `copy` has the same calendar on both ends: https://cloud.example/work;");
  }

  private static String mirror(String name, String source, String target) {
    return "[[mirror]]\nname = \"%s\"\nsource = \"%s\"\ntarget = \"%s\"\n"
        .formatted(name, source, target);
  }

  @Test
  void circlesAreRefusedByName() {
    refused(
        mirror("ab", "a", "b") + mirror("ba", "b", "a"),
        "13: the mirrors `ba`, `ab` copy in a circle: b → a → b; take one of them away");
    refused(
        mirror("ab", "a", "b")
            + mirror("bc", "b", "c")
            + mirror("bd", "b", "d")
            + mirror("ca", "c", "a"),
        "the mirrors `ca`, `ab`, `bc` copy in a circle: c → a → b → c; take one of them away");
  }

  @Test
  void aFolderAndItsCollectionAreOneCalendarInACircle() {
    refused(
        mirror("out", "work", "phone")
            + """
            [[mirror]]
            name = "back"
            source = "phone"
            target = { account = "cloud", url = "https://cloud.example/work/" }
            """,
        "the mirrors `back`, `out` copy in a circle: phone → https://cloud.example/work/ → phone");
  }

  @Test
  void manySourcesOfOneTargetAndManyTargetsOfOneSourceAreNoCircle() throws IOException {
    assertThat(
            read(mirror("ab", "a", "b")
                    + mirror("ac", "a", "c")
                    + mirror("bd", "b", "d")
                    + mirror("cd", "c", "d"))
                .mirrors())
        .containsOnlyKeys("ab", "ac", "bd", "cd");
  }

  private void refused(String mirrors, String message) {
    assertThatThrownBy(() -> read(mirrors))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }
}

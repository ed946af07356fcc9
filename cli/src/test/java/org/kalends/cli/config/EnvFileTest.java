package org.kalends.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of variables, as python-dotenv reads them. */
class EnvFileTest {
  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("A=b", "b"),
        Arguments.of("A = b ", "b"),
        Arguments.of("  A=b", "b"),
        Arguments.of("export A=b", "b"),
        Arguments.of("'A'=b", "b"),
        Arguments.of("A=", ""),
        Arguments.of("A=b c", "b c"),
        Arguments.of("A=b # why", "b"),
        Arguments.of("A=b#c", "b#c"),
        Arguments.of("A=#b", "#b"),
        Arguments.of("A=b=c", "b=c"),
        Arguments.of("A='b # c' # why", "b # c"),
        Arguments.of("A='it\\'s'", "it's"),
        Arguments.of("A='b\\n'", "b\\n"),
        Arguments.of("A='b\\'", "b\\"),
        Arguments.of("A=\"b\\n\\tc\\\"d\\\\\"", "b\n\tc\"d\\"),
        Arguments.of("A=\"b\nc\"", "b\nc"),
        Arguments.of("A=b\\nc", "b\\nc"),
        Arguments.of("A=it's", "it's"),
        Arguments.of("A=p$word", "p$word"),
        Arguments.of("A=x${HOME}y", "x/home/anny"),
        Arguments.of("A=${NONE}", ""),
        Arguments.of("A=${NONE:-b}", "b"),
        Arguments.of("A='${HOME}'", "/home/ann"),
        Arguments.of("B=c\nA=${B}", "c"),
        Arguments.of("A=b\r\nB=c\r\n", "b"),
        Arguments.of("\uFEFFA=b", "b"),
        Arguments.of("A=b\nA=c", "c"),
        Arguments.of("# A=c\n\n\nA=b\n", "b"),
        Arguments.of("TAKEN=b\nA=${TAKEN}", "environment"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aValueIsReadAsPythonDotenvReadsIt(String text, String value) {
    EnvFile file = EnvFile.of(text, Map.of("HOME", "/home/ann", "TAKEN", "environment"));
    assertThat(file.values()).containsEntry("A", value);
    assertThat(file.unreadable()).isEmpty();
  }

  @Test
  void theEnvironmentHasTheLastWord() {
    assertThat(EnvFile.of("A=b", Map.of("A", "c", "D", "e")).values())
        .containsExactly(Map.entry("A", "c"));
  }

  @Test
  void lineThatIsNoneIsPassedOverAndCounted() {
    EnvFile file = EnvFile.of("A=b\n\nA='c' d\n=e\nB='f\nC=g\n", Map.of());
    assertThat(file.values()).containsOnly(Map.entry("A", "b"), Map.entry("C", "g"));
    assertThat(file.unreadable()).containsExactly(3, 4, 5);
  }

  @Test
  void aNameWithoutAValueSaysNothing() {
    assertThat(EnvFile.of("A\nexport B\nC=c", Map.of()).values())
        .containsExactly(Map.entry("C", "c"));
  }

  @Test
  void valuesAreNotShown() {
    assertThat(EnvFile.of("PASSWORD=secret", Map.of()).toString()).doesNotContain("secret");
  }

  @Test
  void fileThatIsNotThereOrNoTextIsNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("config.env");
    assertThatThrownBy(() -> EnvFile.read(file, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": there is no such file");
    Files.write(file, new byte[] {'A', '=', (byte) 0xFC});
    assertThatThrownBy(() -> EnvFile.read(file, Map.of())).hasMessageContaining("UTF-8");
  }
}

package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tests that docs/compliance.md names are there. */
class ComplianceDocTest {
  private static final List<Path> TESTS =
      List.of(
          Path.of("src/test/java/org/kalends/dav/server"),
          Path.of("../ics/src/test/java/org/kalends/ics/recur"),
          Path.of("../testkit/src/test/java/org/kalends/testkit/recurrence"));
  private static final Pattern NAME = Pattern.compile("`(?:(\\w+Test)\\.?)?([a-z]\\w+)?`");

  @Test
  void everyTestItNamesIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (String row : Files.readAllLines(Path.of("..", "docs", "compliance.md"))) {
      String[] cells = row.split("(?<!\\\\)\\|", -1);
      String source = "";
      Matcher name = NAME.matcher(cells.length > 3 ? cells[3] : "");
      while (name.find()) {
        named++;
        source = name.group(1) == null ? source : source(name.group(1));
        if (source.isEmpty()
            || (name.group(2) != null && !source.contains("void " + name.group(2) + "("))) {
          missing.add(name.group());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).isGreaterThan(30);
  }

  private static String source(String test) throws IOException {
    for (Path folder : TESTS) {
      Path file = folder.resolve(test + ".java");
      if (Files.exists(file)) {
        return Files.readString(file);
      }
    }
    return "";
  }
}

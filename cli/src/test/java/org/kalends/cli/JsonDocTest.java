package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.testkit.Samples;

/** What docs/json.md promises is what programs get. */
class JsonDocTest {
  @TempDir Path home;
  private Server server;
  private Cli ann;

  @BeforeEach
  void inStep() {
    server = new Server("team");
    server.put("team", "lunch", "Lunch");
    ann = server.connected(home, "team");
    assertThat(ann.run("sync", "--json").exit()).isZero();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The part of the page below the heading that begins so. */
  private static String section(String heading) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "json.md"));
    int from = page.indexOf("\n## " + heading);
    assertThat(from).as(heading).isNotNegative();
    int to = page.indexOf("\n## ", from + 1);
    return page.substring(from, to < 0 ? page.length() : to);
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static Set<String> quoted(String text) {
    return found(Pattern.compile("\"(\\w+)\"(?=[:,}\\]])"), text);
  }

  private static Set<String> names(JsonElement json) {
    Set<String> names = new TreeSet<>();
    if (json instanceof JsonArray array) {
      array.forEach(element -> names.addAll(names(element)));
    }
    if (json instanceof JsonObject object) {
      object
          .asMap()
          .forEach((name, value) -> {
            names.add(name);
            names.addAll(names(value));
          });
    }
    return names;
  }

  private Set<String> answer(String... args) {
    return names(JsonParser.parseString(ann.run(args).out()));
  }

  private void news() throws IOException {
    Path team = home.resolve("calendars/team");
    try (Stream<Path> files = Files.list(team)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ics")).toList()) {
        Files.write(file, Samples.event("lunch", "Brunch").bytes());
      }
    }
    Files.writeString(team.resolve("bad.ics"), "BEGIN:VCALENDAR\r\n");
  }

  @Test
  void planAndReportHaveTheFieldsOfTheExample() throws IOException {
    news();
    String page = section("status, sync");
    String example = page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```"));
    Set<String> promised = names(JsonParser.parseString(example));
    for (String command : new String[] {"status", "sync"}) {
      assertThat(answer(command, "--json")).as(command).isEqualTo(promised);
    }
  }

  @Test
  void fieldsThatAreNotInTheExampleAreInTheTableBelow() throws IOException {
    news();
    server.put("team", "lunch", "Dinner");
    Set<String> told = found(Pattern.compile("(?m)^\\| `(\\w+)`"), section("status, sync"));
    assertThat(answer("status", "--json")).contains("reason");
    ann.with("PASSWORD", "wrong");
    assertThat(answer("status", "--json")).contains("error");
    assertThat(told).contains("reason", "error", "occurrence", "side", "state");
  }

  @Test
  void accountsAndCalendarsHaveTheFieldsThatAreListed() throws IOException {
    String[] lines = section("accounts, calendars").split("(?=`\\{)", -1);
    assertThat(quoted(lines[1])).containsAll(answer("accounts", "--json"));
    assertThat(answer("accounts", "--json")).containsAll(quoted(lines[1]));
    assertThat(quoted(lines[2])).containsAll(answer("calendars", "--json"));
  }

  @Test
  void findingsOfDoctorHaveTheFieldsThatAreListed() throws IOException {
    news();
    assertThat(answer("doctor", "--json")).isEqualTo(quoted(section("doctor")));
  }

  @Test
  void logHasTheFieldsThatAreListed() throws IOException {
    server.put("team", "lunch", "Dinner");
    ann.run("sync");
    Set<String> promised = quoted(section("log"));
    promised.addAll(Set.of("property", "before", "after"));
    assertThat(promised)
        .containsAll(answer("log", "--json"))
        .containsAll(answer("log", "--json", "2"))
        .containsAll(answer("log", "--json", "lunch"));
    assertThat(answer("log", "--json", "lunch")).contains("run", "side", "differences");
  }

  @Test
  void whyHasTheFieldsThatAreListed() throws IOException {
    news();
    Set<String> promised = quoted(section("why"));
    promised.addAll(quoted(section("log")));
    promised.addAll(Set.of("property", "before", "after", "state"));
    Set<String> told = answer("why", "--json", "lunch");
    assertThat(promised).containsAll(told);
    assertThat(told).contains("asked", "sides", "text", "agreed", "next", "state", "items", "run");
    assertThat(JsonParser.parseString(ann.run("why", "lunch", "--json").out()).isJsonObject())
        .isTrue();
  }

  @Test
  void showHasTheFieldsThatAreListed() throws IOException {
    assertThat(quoted(section("show"))).containsAll(answer("show", "--json", "lunch"));
  }

  @Test
  void onlyJsonIsOnTheStandardOutput() throws IOException {
    news();
    for (String command : new String[] {"status", "pull", "push", "sync", "doctor"}) {
      Cli.Result result = ann.run(command, "--json");
      assertThat(JsonParser.parseString(result.out()).isJsonObject()).as(command).isTrue();
    }
  }
}

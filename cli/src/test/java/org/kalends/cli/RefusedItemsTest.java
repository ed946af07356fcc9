package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.cli.report.Exit;
import org.kalends.testkit.Samples;
import org.kalends.testkit.proxy.Fault;
import org.kalends.testkit.proxy.FaultProxy;
import org.kalends.testkit.proxy.Faults;
import org.kalends.testkit.proxy.Faults.Rule;

/** What a server does not take: sent once, told once, and shown until it is changed. */
class RefusedItemsTest {
  private static final String TOO_MANY =
      "<error xmlns='DAV:'><max-attendees-per-instance"
          + " xmlns='urn:ietf:params:xml:ns:caldav'/></error>";

  @TempDir Path home;
  private Server server;
  private FaultProxy proxy;
  private Cli ann;

  @BeforeEach
  void connect() {
    server = new Server("team");
    proxy = FaultProxy.to(URI.create(server.address()));
    ann = server.connected(home, "team");
    ann.config(
        """
        [accounts.own]
        url = "%s"
        user = "alice"
        password_env = "PASSWORD"
        [calendars.team]
        account = "own"
        url = "%s"
        """
            .formatted(
                proxy.via(URI.create(server.address())), proxy.via(server.calendar("team"))));
    server.put("team", "lunch", "Lunch");
    assertThat(ann.run("sync").exit()).isZero();
    refusing(403, TOO_MANY);
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  private void refusing(int status, String body) {
    proxy.breaking(
        Faults.script(
            Rule.always(
                asked -> asked.method().equals("PUT") && asked.text().contains("Fair"),
                new Fault.Instead(status, Map.of("Content-Type", "application/xml"), body))));
  }

  private void write(String title) throws IOException {
    Path file = home.resolve("calendars/team/fair.ics");
    Files.write(file, Samples.event("fair", title).bytes());
  }

  private Cli.Result sync(int puts, String... options) {
    proxy.exchanges();
    String[] all = new String[options.length + 1];
    all[0] = "sync";
    System.arraycopy(options, 0, all, 1, options.length);
    Cli.Result result = ann.run(all);
    assertThat(proxy.exchanges().stream().map(one -> one.asked().method()).filter("PUT"::equals))
        .hasSize(puts);
    return result;
  }

  @Test
  void whatTheServerRefusesIsSentOnceAndToldOnce() throws IOException {
    write("Fair");
    Cli.Result first = sync(1);
    assertThat(first.exit()).isEqualTo(Exit.WAITING);
    assertThat(first.err()).contains("“Fair”", "403 (max-attendees-per-instance)", "correct");
    assertThat(first.out()).contains("not sent again before it is changed");
    Cli.Result second = sync(0);
    assertThat(second.exit()).isEqualTo(Exit.WAITING);
    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .contains("1 item waits that the server does not take; see kalends status")
        .doesNotContain("max-attendees");
  }

  @Test
  void statusSaysWhyAndWhatToDo() throws IOException {
    write("Fair");
    sync(1);
    Cli.Result status = ann.run("status");
    assertThat(status.exit()).isEqualTo(Exit.WAITING);
    assertThat(status.out())
        .contains("the server does not take these", "Fair", "403 (max-attendees-per-instance)")
        .contains("kalends sync -c team --retry")
        .doesNotContain("to the server");
  }

  @Test
  void whyTellsIt() throws IOException {
    write("Fair");
    sync(1);
    assertThat(ann.run("why", "fair").out())
        .contains("the server refused the same on", "max-attendees", "kalends sync --retry");
  }

  @Test
  void programsAreToldInFields() throws IOException {
    write("Fair");
    assertThat(sync(1, "--json").out()).contains("\"state\": \"refused\"");
    assertThat(sync(0, "--json").out())
        .contains("\"state\": \"waits\"", "\"reason\": \"refused\"", "\"refusal\": {")
        .contains("\"at\": \"2026-03-02T09:00:00Z\"", "\"lasts\": \"while-unchanged\"");
  }

  @Test
  void itIsSentAgainWhenItWasEdited() throws IOException {
    write("Fair");
    sync(1);
    write("Fair in the hall");
    assertThat(sync(1).exit()).isEqualTo(Exit.WAITING);
    sync(0);
    write("Market");
    assertThat(sync(1).exit()).isZero();
    assertThat(server.text("team", "fair")).contains("Market");
  }

  @Test
  void itIsSentAgainWhenSomebodySaysSo() throws IOException {
    write("Fair");
    sync(1);
    sync(1, "--retry");
    proxy.breaking(Faults.NONE);
    sync(0);
    assertThat(sync(0, "--retry", "--dry-run").out()).contains("to the server");
    assertThat(sync(1, "--retry").exit()).isZero();
    assertThat(sync(0).exit()).isZero();
  }

  @Test
  void aFullServerIsAskedAgainTheNextDay() throws IOException {
    refusing(507, "over quota");
    write("Fair");
    sync(1);
    sync(1);
    sync(0);
    ann.at(Clock.fixed(Instant.parse("2026-03-03T08:59:59Z"), ZoneOffset.UTC));
    sync(0);
    ann.at(Clock.fixed(Instant.parse("2026-03-03T09:00:00Z"), ZoneOffset.UTC));
    proxy.breaking(Faults.NONE);
    assertThat(sync(1).exit()).isZero();
  }

  @Test
  void discardEndsIt() throws IOException {
    server.put("team", "fair", "Market");
    ann.run("sync");
    try (var files = Files.list(home.resolve("calendars/team"))) {
      for (Path file : files.filter(one -> one.toString().contains("market")).toList()) {
        Files.write(file, Samples.event("fair", "Fair").bytes());
      }
    }
    sync(1);
    sync(0);
    assertThat(ann.run("discard", "-c", "team", "--yes").exit()).isZero();
    assertThat(sync(0).exit()).isZero();
  }

  @Test
  void whatIsLockedIsTriedInEachRun() throws IOException {
    refusing(423, "locked");
    write("Fair");
    assertThat(sync(1).err()).contains("423");
    assertThat(sync(1).err()).contains("423");
  }
}

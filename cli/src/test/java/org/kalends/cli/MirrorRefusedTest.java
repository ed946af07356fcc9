package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
import org.kalends.testkit.profile.Profile;
import org.kalends.testkit.proxy.Fault;
import org.kalends.testkit.proxy.FaultProxy;
import org.kalends.testkit.proxy.Faults;
import org.kalends.testkit.proxy.Faults.Rule;

/** What the target of a mirror does not take, or does not keep. */
class MirrorRefusedTest {
  @TempDir Path home;
  private Server server;
  private FaultProxy proxy;
  private Cli ann;

  @BeforeEach
  void configure() {
    server = new Server("work", "phone");
    proxy = FaultProxy.to(URI.create(server.address()));
    ann =
        server
            .account(home)
            .more(
                """
                [accounts.far]
                url = "%s"
                user = "alice"
                password_env = "PASSWORD"
                [[mirror]]
                name = "copy"
                source = { account = "own", url = "%s" }
                target = { account = "far", url = "%s" }
                """
                    .formatted(
                        proxy.via(URI.create(server.address())),
                        server.calendar("work"),
                        proxy.via(server.calendar("phone"))));
    server.put("work", "fair", "Fair");
    server.put("work", "lunch", "Lunch");
    server.put("phone", "own", "My own");
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  private void refusing(int status) {
    proxy.breaking(
        Faults.script(
            Rule.always(
                asked -> asked.method().equals("PUT") && asked.text().contains("Fair"),
                new Fault.Instead(status, Map.of("Content-Type", "text/plain"), "no"))));
  }

  private Cli.Result run(int puts, String... args) {
    proxy.exchanges();
    Cli.Result result = ann.run(args);
    assertThat(proxy.exchanges().stream().map(one -> one.asked().method()).filter("PUT"::equals))
        .as(result.out() + result.err())
        .hasSize(puts);
    return result;
  }

  @Test
  void whatTheTargetRefusesIsSentOnceAndTheRestIsCopied() {
    refusing(400);
    Cli.Result first = run(2, "mirror", "run");
    assertThat(first.exit()).isEqualTo(Exit.WAITING);
    assertThat(first.err()).contains("copy: ", "“Fair”", "400");
    assertThat(first.out()).contains("kalends mirror run copy --retry");
    assertThat(server.size("phone")).isEqualTo(2);
    Cli.Result second = run(0, "mirror", "run");
    assertThat(second.exit()).isEqualTo(Exit.WAITING);
    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .contains("1 item waits that the target does not take; see kalends mirror status");
  }

  @Test
  void statusSaysWhyAndWhatToDo() {
    refusing(400);
    run(2, "mirror", "run");
    Cli.Result status = run(0, "mirror", "status");
    assertThat(status.exit()).isEqualTo(Exit.WAITING);
    assertThat(status.out())
        .contains("the target does not take these", "Fair", "400")
        .contains("kalends mirror run copy --retry")
        .doesNotContain("to the target");
  }

  @Test
  void itIsSentAgainWhenItWasEditedOrSomebodySaysSo() {
    refusing(400);
    run(2, "mirror", "run");
    run(1, "mirror", "run", "--retry");
    server.put("work", "fair", "Fair in the hall");
    assertThat(run(1, "mirror", "run").exit()).isEqualTo(Exit.WAITING);
    proxy.breaking(Faults.NONE);
    run(0, "mirror", "run");
    assertThat(run(0, "mirror", "run", "--retry", "-n").out()).contains("to the target  1 new");
    assertThat(run(1, "mirror", "run", "--retry").exit()).isZero();
    assertThat(run(0, "mirror", "run").out()).isEqualTo("copy  nothing to copy\n");
  }

  @Test
  void aFullTargetIsAskedAgainTheNextDayAndNothingIsDeleted() {
    refusing(507);
    assertThat(run(2, "mirror", "run").err()).contains("“Fair”", "507");
    while (run(0, "mirror", "status").out().contains("to the target")) {
      ann.run("mirror", "run");
    }
    run(0, "mirror", "run");
    assertThat(server.size("phone")).isEqualTo(2);
    ann.at(Clock.fixed(Instant.parse("2026-03-03T09:00:00Z"), ZoneOffset.UTC));
    proxy.breaking(Faults.NONE);
    assertThat(run(1, "mirror", "run").exit()).isZero();
  }

  @Test
  void aDuplicateWhoseRemovalNobodyConfirmedIsInTheHistory() {
    server.put("phone", "twin", "My own");
    proxy.breaking(
        Faults.script(
            Rule.always(asked -> asked.method().equals("DELETE"), new Fault.DropAfter())));
    assertThat(ann.run("mirror", "dedupe", "copy", "--apply").exit()).isEqualTo(Exit.FAILED);
    assertThat(server.texts("phone")).containsOnlyKeys("own");
    assertThat(ann.run("log").out()).contains("mirror/copy/target: 1 deleted");
    proxy.breaking(Faults.NONE);
    assertThat(ann.run("undo").exit()).isZero();
    assertThat(server.texts("phone")).containsOnlyKeys("own", "twin");
  }

  @Test
  void whatTheTargetDoesNotKeepIsToldOnce() {
    proxy.as(Profile.ZOHO);
    server.put("work", "tea", Samples.with(Samples.event("tea", "Tea"), "X-POT", "blue"));
    Cli.Result first = run(3, "mirror", "run");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("the target does not keep X-POT: 1 item, such as “Tea”; the source does");
    server.put("work", "two", Samples.with(Samples.event("two", "Two"), "X-POT", "red"));
    assertThat(run(1, "mirror", "run").out()).contains("Two").doesNotContain("X-POT");
    assertThat(run(0, "mirror", "run").out()).isEqualTo("copy  nothing to copy\n");
  }
}

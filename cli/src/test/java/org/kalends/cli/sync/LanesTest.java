package org.kalends.cli.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.cli.Cli;
import org.kalends.cli.report.Result;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Environment;
import org.kalends.cli.wiring.Globals;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import org.kalends.cli.wiring.Workspace;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Side;

/** Two accounts of three calendars each. */
@Timeout(60)
class LanesTest {
  private static final Plan NOTHING = new Plan(List.of(), List.of(), Map.of(), Set.of(Side.LEFT));

  @TempDir Path home;
  private Wiring wiring;
  private final List<String> order = new ArrayList<>();

  @BeforeEach
  void configure() {
    StringBuilder config = new StringBuilder();
    for (String account : List.of("a", "b")) {
      config.append("[accounts.%s]\nurl = \"http://127.0.0.1:1/\"\n".formatted(account));
    }
    for (String calendar : List.of("a1", "b1", "a2", "b2", "a3", "b3")) {
      config.append(
          "[calendars.%1$s]\naccount = \"%2$s\"\nurl = \"http://127.0.0.1:1/%1$s/\"\n"
              .formatted(calendar, calendar.charAt(0)));
    }
    Cli.in(home).config(config.toString());
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Terminal terminal =
        new Terminal(nowhere, nowhere, new BufferedReader(Reader.nullReader()), Set.of(), 80);
    Environment environment = new Environment(Map.of(), home, home, Clock.systemUTC());
    wiring = new Wiring(terminal, environment, new Globals(terminal));
  }

  private Workspace workspace() throws IOException {
    return wiring.workspace(Selection.of(List.of()), "sync");
  }

  @Test
  void accountsAreChangedSideBySideAndResultsComeInOrder() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    Lanes lanes =
        new Lanes(
            pairing -> NOTHING,
            (pairing, plan) -> {
              meet(both);
              return SyncRun.show(pairing, plan);
            });
    try (Workspace workspace = workspace()) {
      lanes.run(workspace.members(), result -> order.add(result.calendar()));
    }
    assertThat(order).containsExactly("a1", "b1", "a2", "b2", "a3", "b3");
  }

  private static void meet(CyclicBarrier others) throws IOException {
    try {
      others.await(30, TimeUnit.SECONDS);
    } catch (Exception nobodyCame) {
      throw new IOException("nobody came", nobodyCame);
    }
  }

  @Test
  void ofOneAccountOneCalendarIsChangedAtATime() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    Set<Integer> seen = new HashSet<>();
    Lanes lanes =
        new Lanes(
            pairing -> NOTHING,
            (pairing, plan) -> {
              if (pairing.name().startsWith("a")) {
                seen.add(underWay.incrementAndGet());
                underWay.decrementAndGet();
              }
              return SyncRun.show(pairing, plan);
            });
    try (Workspace workspace = workspace()) {
      lanes.run(workspace.members(), result -> {});
    }
    assertThat(seen).containsExactly(1);
  }

  @Test
  void anAccountThatHangsKeepsNoOtherFromItsWork() throws Exception {
    CyclicBarrier end = new CyclicBarrier(2);
    Lanes lanes =
        new Lanes(
            pairing -> {
              if (pairing.name().equals("a1")) {
                meet(end);
              }
              return NOTHING;
            },
            (pairing, plan) -> {
              if (pairing.name().equals("b3")) {
                meet(end);
              }
              return SyncRun.show(pairing, plan);
            });
    try (Workspace workspace = workspace()) {
      lanes.run(
          workspace.members(), result -> assertThat(result).isInstanceOf(Result.Planned.class));
    }
  }

  @Test
  void aCalendarThatFailsIsAResultLikeOthers() throws Exception {
    Lanes lanes =
        new Lanes(
            pairing -> {
              if (pairing.name().equals("a2")) {
                throw new IOException("no such luck");
              }
              return NOTHING;
            },
            SyncRun::show);
    List<Result> broken = new ArrayList<>();
    try (Workspace workspace = workspace()) {
      lanes.run(
          workspace.members(),
          result -> {
            if (result instanceof Result.Broken) {
              broken.add(result);
            }
          });
    }
    assertThat(broken)
        .singleElement()
        .isInstanceOfSatisfying(
            Result.Broken.class, b -> assertThat(b.reason()).isEqualTo("no such luck"));
  }

  @Test
  void whatAsksPeopleGoesOnOneAfterTheOtherInTheThreadThatAsked() throws Exception {
    Thread here = Thread.currentThread();
    Lanes lanes =
        new Lanes(
            pairing -> NOTHING,
            (pairing, plan) -> {
              assertThat(Thread.currentThread()).isSameAs(here);
              order.add(pairing.name());
              return SyncRun.show(pairing, plan);
            });
    try (Workspace workspace = workspace()) {
      lanes.runInTurn(workspace.members(), result -> {});
    }
    assertThat(order).containsExactly("a1", "b1", "a2", "b2", "a3", "b3");
  }
}

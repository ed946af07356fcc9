package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New mirrors, by options and by questions. */
class MirrorAddTest {
  @TempDir Path home;
  private Server server;

  @BeforeEach
  void serve() {
    server = new Server("work", "phone");
    server.put("work", "lunch", "Lunch");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path config() {
    return home.resolve(".config/kalends/config.toml");
  }

  private Cli nobody() {
    return Cli.in(home).with("PASSWORD", server.password());
  }

  private static Cli.Result done(Cli cli, String... args) {
    Cli.Result result = cli.run(args);
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    return result;
  }

  private String section(String name, String account, String more) {
    return """
    [[mirror]]
    name = "%1$s"
    source = { account = "%2$s", url = "%3$s" }
    target = { account = "%2$s", url = "%4$s" }
    """
            .formatted(name, account, server.calendar("work"), server.calendar("phone"))
        + more;
  }

  @Test
  void allThatTheConfigCanSayCanBeSaidByOptions() throws IOException {
    String args =
        "mirror add --source own:work --target own:phone --mode instances --past 7 --properties"
            + " SUMMARY,LOCATION --no-alarms --scheduling describe --edits replace --cap 50"
            + " --deletions 3 --interval 15m";
    done(server.account(home), args.split(" "));
    assertThat(Files.readString(config()))
        .endsWith(
            section(
                "phone",
                "own",
                """
                mode = "instances"
                past = "7"
                properties = ["SUMMARY", "LOCATION"]
                scheduling = "describe"
                alarms = false
                edits = "replace"
                cap = 50
                deletions = 3
                interval = "15m"
                """));
    assertThat(done(nobody(), "mirror", "status").out()).startsWith("phone");
  }

  @Test
  void anAddressAndAUserMakeAnAccount() throws IOException {
    done(
        nobody(),
        "mirror",
        "add",
        "copy",
        "--source=" + server.calendar("work"),
        "--source-user=alice",
        "--source-password=env:PASSWORD",
        "--target=" + server.address(),
        "--target-user=alice",
        "--target-password=env:PASSWORD",
        "--target-calendar=phone");
    assertThat(Files.readString(config())).contains("password_env = \"PASSWORD\"");
    assertThat(done(nobody(), "mirror", "run").out()).contains("1 new", "Lunch");
    assertThat(server.size("phone")).isEqualTo(1);
  }

  @Test
  void oneServerIsLoggedInToOnceAndAPasswordThatWasGivenIsKeptWhereOnlyItsOwnerReads()
      throws IOException {
    Cli.Result result =
        done(
            Cli.in(home).input(server.password() + "\n"),
            "mirror",
            "add",
            "--source=" + server.address(),
            "--source-user=alice",
            "--source-password=stdin",
            "--source-calendar=work",
            "--target=" + server.address(),
            "--target-calendar=phone");
    Path kept;
    try (var files = Files.list(config().getParent())) {
      kept = files.filter(f -> f.toString().endsWith(".password")).findFirst().orElseThrow();
    }
    assertThat(result.err()).contains("the password is kept in").doesNotContain(server.password());
    assertThat(Files.readString(kept)).isEqualTo(server.password() + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(config())).containsOnlyOnce("[accounts.");
    assertThat(done(Cli.in(home), "mirror", "run").out()).contains("1 new");
  }

  @Test
  void onATerminalItAsksWhatIsToBeCopiedWhere() throws IOException {
    Cli ann = server.account(home).onTerminal().input("9\n1\n1\nserial\ninstances\nbusy\na/b\n\n");
    Cli.Result result = done(ann, "mirror", "add");
    assertThat(result.err())
        .contains("own: ", "one number from 1 to 3", "series or instances", "without slashes");
    assertThat(Files.readString(config())).contains("\"instances\"", "\"busy\"", "\"own\"");
    assertThat(done(nobody(), "mirror", "status").exit()).isZero();
  }

  @Test
  void whoHasNothingYetIsAskedForEverything() throws IOException {
    Cli ann =
        Cli.in(home)
            .onTerminal()
            .input(
                "%s\nalice\n%s\n2\n1\n\n\nphone\n".formatted(server.address(), server.password()));
    Cli.Result result = done(ann, "mirror", "add");
    assertThat(result.err()).contains("Copy a calendar of which server?", "Into which?");
    assertThat(done(Cli.in(home), "mirror", "run").exit()).isZero();
    assertThat(Files.readString(config())).containsOnlyOnce("[accounts.").contains("\"phone\"");
  }

  @Test
  void whatWouldBeWrongIsNotAdded() throws IOException {
    Cli ann = server.account(home).more(section("copy", "own", ""));
    String before = Files.readString(config());
    String both = " --source own:work --target own:phone";
    for (String wrong :
        new String[] {
          "--source own:work",
          "--source own:wrok --target own:phone",
          "--source nowhere --target own:phone",
          "--source own:phone --target own:work",
          "--source own:work --target own:work",
          "copy" + both,
          "a/b" + both,
          both.strip() + " --past soon",
          both.strip() + " --mode instances --past=-10 --future 5",
          both.strip() + " --cap 0",
          both.strip() + " --cap many",
          "--source %s --source-user alice --source-password hunter2 --target own:phone"
              .formatted(server.address()),
          "--source %s --source-user alice --target own:phone".formatted(server.address()),
          "--source http://127.0.0.1:9/ --source-user u --source-password env:PASSWORD --target own:phone",
        }) {
      Cli.Result result = ann.run(("mirror add " + wrong).split(" "));
      assertThat(result.exit()).as(wrong + result.err()).isIn(1, 2);
      assertThat(result.err()).as(wrong).isNotBlank().doesNotContain("hunter2");
      assertThat(Files.readString(config())).as(wrong).isEqualTo(before);
    }
    try (var files = Files.list(config().getParent())) {
      assertThat(files).containsOnly(config());
    }
    assertThat(ann.run("mirror", "add", "--source", "own:phone", "--target", "own:work").err())
        .contains("copy in a circle");
  }
}

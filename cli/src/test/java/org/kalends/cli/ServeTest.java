package org.kalends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Environment;

@Timeout(60)
class ServeTest {
  @TempDir Path home;
  private Cli cli;

  @BeforeEach
  void home() {
    cli = Cli.in(home);
  }

  private Cli.Result addAnn(String password) {
    return cli.input(password + "\n").run("serve", "--add-user", "ann", "--password-stdin");
  }

  private static int propfind(URI at, String password) throws Exception {
    String login =
        Base64.getEncoder().encodeToString(("ann:" + password).getBytes(StandardCharsets.UTF_8));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(at)
                  .header("Authorization", "Basic " + login)
                  .header("Depth", "0")
                  .method("PROPFIND", HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void withoutUsersItSaysHowToAddOne() {
    Cli.Result result = cli.run("serve", "--port", "0");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("kalends serve --add-user NAME");
  }

  @Test
  void onlyTheHashOfAPasswordIsStoredAndNothingIsPrinted() throws IOException {
    Cli.Result result = addAnn("hunter2");
    assertThat(result).isEqualTo(new Cli.Result(0, "the password of ann is set\n", ""));
    assertThat(Files.readString(home.resolve(".config/kalends/config.toml")))
        .contains("[serve.users.ann]")
        .doesNotContain("hunter2");
  }

  @Test
  void aSecondPasswordTakesThePlaceOfTheFirst() throws IOException {
    addAnn("one");
    String first = Files.readString(home.resolve(".config/kalends/config.toml"));
    assertThat(addAnn("two").exit()).isZero();
    assertThat(Files.readString(home.resolve(".config/kalends/config.toml")))
        .isNotEqualTo(first)
        .containsOnlyOnce("[serve.users.ann]");
  }

  @Test
  void anEmptyPasswordOrNobodyToAskIsWrongUsage() {
    assertThat(addAnn("").exit()).isEqualTo(2);
    Cli.Result nobody = cli.run("serve", "--add-user", "ann");
    assertThat(nobody.exit()).isEqualTo(2);
    assertThat(nobody.err()).contains("--password-stdin");
    assertThat(home.resolve(".config")).doesNotExist();
  }

  @Test
  void aBusyPortIsNamed() throws IOException {
    addAnn("secret");
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Cli.Result result = cli.run("serve", "--port", "" + busy.getLocalPort());
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err()).contains("" + busy.getLocalPort()).contains("in use");
    }
  }

  @Test
  void portsAndAddressesThatAreNoneAreRefused() {
    addAnn("secret");
    assertThat(cli.run("serve", "--port", "70000").exit()).isEqualTo(2);
    Cli.Result nowhere = cli.run("serve", "--port", "0", "--bind", "nowhere.invalid");
    assertThat(nowhere.exit()).isEqualTo(1);
    assertThat(nowhere.err()).contains("nowhere.invalid");
  }

  @Test
  void aRootThatIsAFileIsNamed() throws IOException {
    addAnn("secret");
    Files.writeString(home.resolve("calendars"), "");
    Cli.Result result = cli.run("serve", "--port", "0");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("calendars");
  }

  @Test
  void itSaysWhereItServesLetsInWhoHasThePasswordAndEndsInOrder() throws Exception {
    addAnn("secret");
    Files.createDirectories(home.resolve("calendars/work"));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (PipedReader said = new PipedReader();
        BufferedReader lines = new BufferedReader(said)) {
      PrintWriter out = new PrintWriter(new PipedWriter(said));
      StringWriter err = new StringWriter();
      BufferedReader in = new BufferedReader(new StringReader(""));
      Terminal terminal = new Terminal(out, new PrintWriter(err), in, Set.of(), 80);
      Environment there = new Environment(Map.of(), home, home, Clock.systemUTC());
      Future<Integer> exit =
          thread.submit(
              () -> Main.run(new String[] {"serve", "--port", "0", "-v"}, terminal, there));
      String line = lines.readLine();
      assertThat(line).startsWith("serving ~/calendars at http://127.0.0.1:");
      URI work = URI.create(line.substring(line.indexOf("http"))).resolve("calendars/ann/work/");
      assertThat(propfind(work, "secret")).isEqualTo(207);
      assertThat(propfind(work, "wrong")).isEqualTo(401);
      assertThat(err.toString()).contains("ann PROPFIND /calendars/ann/work/ 207");
      assertThat(err.toString()).doesNotContain("secret").doesNotContain("wrong");
      thread.shutdownNow();
      assertThat(exit.get()).isZero();
    } finally {
      thread.shutdownNow();
    }
  }
}

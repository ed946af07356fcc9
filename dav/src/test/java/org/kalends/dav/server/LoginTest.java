package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.ItemProblem;

class LoginTest {
  private static final String SECRET = "open sesame: ü";
  @TempDir Path folder;
  private final List<ServerLog.Line> lines = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private DavServer server;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(folder.resolve("ana/work"));
    Files.createDirectories(folder.resolve("bob/work"));
    ServerSettings settings =
        new ServerSettings(Rig.loopback(), List.of(user("ana"), user("bob")), false, Duration.ZERO);
    server = DavServer.start(settings, Rig.clock(), new Lines());
  }

  private final class Lines implements ServerLog {
    @Override
    public void answered(Line line) {
      lines.add(line);
    }

    @Override
    public void problem(ItemProblem problem) {}

    @Override
    public void failed(String request, Throwable cause) {}
  }

  private User user(String name) {
    return new User(
        name,
        Passwords.hash((name + SECRET).toCharArray()),
        folder.resolve(name),
        folder.resolve(name + ".db"),
        Rig.format(Layout.CALDIR));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Rig.Answered ask(String method, String path, String... headers) {
    return Rig.send(server, client, method, path, new byte[0], headers);
  }

  private static String basic(String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private int statusFor(String credentials, String path) {
    return ask("PROPFIND", path, "Depth", "0", "Authorization", credentials).status();
  }

  @Test
  void withoutCredentialsItAsksForThem() {
    Rig.Answered answer = ask("PROPFIND", "/", "Depth", "0");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate").orElseThrow())
        .isEqualTo("Basic realm=\"Kalends\", charset=\"UTF-8\"");
  }

  @Test
  void theRightPasswordIsTakenAgainAndAgain() {
    assertThat(statusFor(basic("ana", "ana" + SECRET), "/principals/ana/")).isEqualTo(207);
    assertThat(statusFor(basic("ana", "ana" + SECRET), "/principals/ana/")).isEqualTo(207);
  }

  @Test
  void aWrongPasswordIsRefusedAlsoAfterARightOne() {
    assertThat(statusFor(basic("ana", "ana" + SECRET), "/")).isEqualTo(207);
    assertThat(statusFor(basic("ana", "bob" + SECRET), "/")).isEqualTo(401);
    assertThat(statusFor(basic("ana", ""), "/")).isEqualTo(401);
  }

  @Test
  void unknownUsersAndBrokenHeadersAreRefusedTheSame() {
    for (String bad :
        List.of(basic("eve", "x"), "Basic", "Basic !", "Bearer x", "Basic " + "QQ==", "")) {
      assertThat(statusFor(bad, "/")).as(bad).isEqualTo(401);
    }
  }

  @Test
  void nobodySeesTheCalendarsOfAnother() {
    String ana = basic("ana", "ana" + SECRET);
    for (String path :
        List.of("/calendars/bob/", "/calendars/bob/work/", "/principals/bob/", "/calendars/eve/")) {
      assertThat(statusFor(ana, path)).as(path).isEqualTo(404);
    }
    assertThat(ask("DELETE", "/calendars/bob/work/", "Authorization", ana).status()).isEqualTo(404);
    assertThat(folder.resolve("bob/work")).isDirectory();
  }

  @Test
  void wellKnownNeedsNoLogin() {
    Rig.Answered answer = ask("PROPFIND", "/.well-known/caldav");
    assertThat(answer.status()).isEqualTo(301);
    assertThat(answer.header("Location")).contains("/");
  }

  @Test
  void theLogHoldsNoSecrets() {
    statusFor(basic("ana", "ana" + SECRET), "/calendars/ana/?password=x");
    assertThat(lines).isNotEmpty();
    assertThat(lines.toString()).contains("ana").doesNotContain(SECRET, "Basic", "password");
    assertThat(user("ana").toString()).doesNotContain("$2");
  }
}

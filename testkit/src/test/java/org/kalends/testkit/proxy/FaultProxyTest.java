package org.kalends.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.testkit.Samples;
import org.kalends.testkit.profile.EtagHabit;
import org.kalends.testkit.profile.Profile;
import org.kalends.testkit.proxy.Faults.Rule;

class FaultProxyTest {
  private static final String ITEM =
      "<d:response><d:href>/work/%s.ics</d:href><d:propstat><d:prop>"
          + "<d:getetag>\"%s\"</d:getetag></d:prop></d:propstat></d:response>";

  private final List<String> heard = new ArrayList<>();
  private HttpServer server;
  private FaultProxy proxy;
  private String listing = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          heard.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("If-Match")
                  + " "
                  + body);
          boolean lists = exchange.getRequestMethod().equals("PROPFIND");
          byte[] answer =
              (lists ? "<d:multistatus>" + listing + "</d:multistatus>" : "all is well")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("ETag", "\"e\"");
          exchange.sendResponseHeaders(lists ? 207 : 201, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    proxy = FaultProxy.to(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.stop(0);
  }

  @Test
  void everythingGoesThroughAsItIs() throws IOException {
    var answer = send("PUT", "text", "If-Match", "\"e\"");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("all is well");
    assertThat(answer.headers().firstValue("ETag")).contains("\"e\"");
    assertThat(heard).containsExactly("PUT /work/a.ics?x=1%20y \"e\" text");
    assertThat(proxy.changes()).hasSize(1);
    assertThat(proxy.exchanges()).extracting(e -> e.asked().text()).containsExactly("text");
  }

  @Test
  void whatIsDroppedBeforeIsNotHeard() {
    proxy.breaking(Faults.script(Rule.once("PUT", new Fault.DropBefore())));
    assertThatThrownBy(() -> send("PUT", "text")).isInstanceOf(IOException.class);
    assertThat(heard).isEmpty();
    assertThat(proxy.changes()).isEmpty();
  }

  @Test
  void whatIsDroppedAfterwardsIsHeard() {
    proxy.breaking(Faults.script(Rule.once("PUT", new Fault.DropAfter())));
    assertThatThrownBy(() -> send("PUT", "text")).isInstanceOf(IOException.class);
    assertThat(heard).hasSize(1);
    assertThat(proxy.changes()).hasSize(1);
  }

  @Test
  void aBodyThatIsCutEndsInItsMiddle() {
    proxy.breaking(Faults.script(Rule.once("PUT", new Fault.CutBody())));
    assertThatThrownBy(() -> send("PUT", "text")).isInstanceOf(IOException.class);
    assertThat(heard).hasSize(1);
  }

  @Test
  void anAnswerThatIsLateComes() throws IOException {
    proxy.breaking(Faults.script(Rule.once("PUT", new Fault.Delay(Duration.ofMillis(1)))));
    assertThat(send("PUT", "text").statusCode()).isEqualTo(201);
  }

  static Stream<Integer> statuses() {
    return Faults.STATUSES.stream();
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void anyStatusIsAnsweredInsteadAsOftenAsTheRuleSays(int status) throws IOException {
    var instead = new Fault.Instead(status, Map.of("Retry-After", "1"), "busy");
    proxy.breaking(Faults.script(Rule.once("PUT", instead)));
    var answer = send("PUT", "text");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(heard).isEmpty();
    assertThat(send("PUT", "text").statusCode()).isEqualTo(201);
  }

  @Test
  void aStaleListingIsTheOneBefore() throws IOException {
    list("a");
    String before = send("PROPFIND", "").body();
    list("a", "b");
    proxy.breaking(Faults.script(Rule.once("PROPFIND", new Fault.StaleListing())));
    assertThat(send("PROPFIND", "").body()).isEqualTo(before).doesNotContain("/b.ics");
    assertThat(send("PROPFIND", "").body()).contains("/b.ics");
  }

  @Test
  void missingItemsAreLeftOutOfTheListing() throws IOException {
    list("a", "b", "c", "d");
    proxy.breaking(Faults.script(Rule.once("PROPFIND", new Fault.MissingItems(3))));
    assertThat(send("PROPFIND", "").body())
        .contains("/b.ics", "/c.ics")
        .doesNotContain("/a.ics", "/d.ics");
  }

  @ParameterizedTest
  @MethodSource("habits")
  void etagsAreToldAsTheHabitSaysAndUnderstoodWhenTheyComeBack(
      EtagHabit habit, String put, String listed) throws IOException {
    list("a");
    proxy.telling(habit);
    var answer = send("PUT", "\nORGANIZER:mailto:a@example.com");
    String etag = answer.headers().firstValue("ETag").orElse("none");
    assertThat(etag).isEqualTo(put);
    assertThat(send("PROPFIND", "").body()).contains(listed);
    heard.clear();
    send("PUT", "text", "If-Match", etag.equals("none") ? "\"e\"" : etag);
    assertThat(heard).containsExactly("PUT /work/a.ics?x=1%20y \"e\" text");
  }

  static Stream<Arguments> habits() {
    return Stream.of(
        Arguments.of(EtagHabit.STRONG, "\"e\"", "<d:getetag>\"a\"</"),
        Arguments.of(EtagHabit.NOT_ON_PUT, "none", "<d:getetag>\"a\"</"),
        Arguments.of(EtagHabit.NOT_ON_SCHEDULING_PUT, "none", "<d:getetag>\"a\"</"),
        Arguments.of(EtagHabit.NEVER, "none", "<d:prop></d:prop>"),
        Arguments.of(EtagHabit.WEAK, "W/\"e\"", "<d:getetag>W/\"a\"</"),
        Arguments.of(EtagHabit.UNQUOTED, "e", "<d:getetag>a</"),
        Arguments.of(EtagHabit.CHURNING, "\"e~1\"", "<d:getetag>\"a~"));
  }

  @Test
  void aProfileRewritesWhatIsPut() throws IOException {
    proxy.as(Profile.ZOHO);
    send("PUT", Samples.event("a", "A").toString());
    assertThat(heard.getFirst()).contains("PRODID:-//Zoho").contains("SUMMARY:A");
  }

  @Test
  void theSameSeedBreaksTheSame() {
    var asked = new Asked("GET", "/", Map.of(), new byte[0]);
    assertThat(kinds(Faults.random(7, 3), asked))
        .isEqualTo(kinds(Faults.random(7, 3), asked))
        .isNotEqualTo(kinds(Faults.random(8, 3), asked));
  }

  private static List<Fault> kinds(Faults faults, Asked asked) {
    return Stream.generate(() -> faults.of(asked)).limit(100).toList();
  }

  private void list(String... names) {
    listing = String.join("", Stream.of(names).map(name -> ITEM.formatted(name, name)).toList());
  }

  private HttpResponse<String> send(String method, String body, String... headers)
      throws IOException {
    var request =
        HttpRequest.newBuilder(proxy.via(URI.create("/work/a.ics?x=1%20y")))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}

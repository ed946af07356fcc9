package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.testkit.Eavesdropper;
import org.kalends.testkit.GeneratedCalendar;

/** A server that is wrong, down, broken or hostile. */
class BadServerTest {
  private static final String MULTISTATUS =
      "HTTP/1.1 207 Multi-Status\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n%s";
  private TwoAccounts two;

  @BeforeEach
  void sync() {
    two = TwoAccounts.synced();
  }

  @AfterEach
  void close() {
    two.close();
  }

  record BadAnswer(String name, String answer, String saying) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<BadAnswer> badAnswers() {
    String html = "<!DOCTYPE html><html><body><p>Welcome to the hotel<br></body></html>";
    String bomb =
        "<?xml version='1.0'?><!DOCTYPE b [<!ENTITY a 'aaaaaaaaaa'>"
            + entities()
            + "]><multistatus xmlns='DAV:'><response><href>&z9;</href></response></multistatus>";
    String half = "<multistatus xmlns='DAV:'><response><href>/alice/shaky/a.ics</href>";
    return List.of(
        new BadAnswer("html with status 200", ok(html), "127.0.0.1"),
        new BadAnswer(
            "html with status 207", MULTISTATUS.formatted(html.length(), html), "127.0.0.1"),
        new BadAnswer("entity bomb", MULTISTATUS.formatted(bomb.length(), bomb), "127.0.0.1"),
        new BadAnswer(
            "xml that ends early", MULTISTATUS.formatted(half.length(), half), "127.0.0.1"),
        new BadAnswer("body cut off", MULTISTATUS.formatted(5000, half), "127.0.0.1"),
        new BadAnswer("no http at all", "220 mail.example.org ESMTP\r\n", "127.0.0.1"),
        new BadAnswer(
            "empty list",
            MULTISTATUS.formatted(33, "<multistatus xmlns='DAV:'/>      "),
            "127.0.0.1"));
  }

  private static String ok(String html) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(html.length(), html);
  }

  /** Ten levels, each ten times the one before. */
  private static String entities() {
    return IntStream.range(0, 10)
        .mapToObj(i ->
            "<!ENTITY z%d '%s'>"
                .formatted(i, ("&" + (i == 0 ? "a" : "z" + (i - 1)) + ";").repeat(10)))
        .reduce("", String::concat);
  }

  @ParameterizedTest
  @MethodSource("badAnswers")
  void anAnswerThatIsNoneStopsThatCalendarOnly(BadAnswer bad) {
    two.proxy.answerWith(bad.answer());
    two.syncFailsSaying(bad.saying());
    two.recovers();
  }

  @Test
  void aWrongPasswordIsSaidAsSuch() {
    two.proxy.answerWith(
        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
    two.syncFailsSaying("password");
    two.recovers();
  }

  @Test
  void aWrongPasswordAtARealServerIsSaidAsSuch() {
    var ann = new Person("ann").account("server", two.radicale.base(), "alice", "wrong");
    ann.calendar("shaky", "server", two.server.collection("shaky"));
    two.hers.add("shaky", new GeneratedCalendar(12).event(0));
    assertThat(ann.run(1, "sync")).contains("password").contains("alice").doesNotContain("wrong");
    assertThat(ann.files("shaky")).isEmpty();
    ann.close();
  }

  @Test
  void aCalendarThatIsNotThereIsNoReasonToDeleteAnything() {
    two.proxy.answerWith("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    two.syncFailsSaying("404");
    two.recovers();
  }

  @Test
  void anAddressWhereNothingListensIsNamed() {
    two.proxy.close();
    two.syncFailsSaying("127.0.0.1");
  }

  @Test
  void aServerThatDiesWhileUploadingIsTakenUpAgainWithoutDuplicates() {
    for (var event : new GeneratedCalendar(13).events(30)) {
      two.hers.add("shaky", event);
    }
    two.proxy.breakAfterRequests(15);
    two.ann.run(1, "sync");
    assertThat(two.server.items("shaky").uids()).hasSizeBetween(20, 49);
    two.recovers();
    assertThat(two.server.dav().etags(two.server.collection("shaky"))).hasSize(50);
  }

  @Test
  void aServerThatDiesWhileDownloadingLeavesNoHalfFiles() {
    for (var event : new GeneratedCalendar(13).events(30)) {
      two.server.add("shaky", event);
    }
    two.proxy.breakAfterAnswerBytes(6000);
    two.ann.run(1, "sync");
    two.recovers();
    assertThat(two.hers.items("shaky").uids()).hasSize(50);
  }

  @Test
  void aRedirectToAnotherHostNeverCarriesThePasswordThere() {
    try (var elsewhere = new Eavesdropper()) {
      two.proxy.answerWith(
          "HTTP/1.1 302 Found\r\nLocation: http://localhost:%d/calendar/\r\nContent-Length: 0\r\n\r\n"
              .formatted(elsewhere.port()));
      two.syncFailsSaying("localhost:" + elsewhere.port());
      assertThat(elsewhere.logins()).isEmpty();
    }
    two.recovers();
  }
}

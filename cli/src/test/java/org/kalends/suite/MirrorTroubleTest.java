package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.core.files.Layout;
import org.kalends.testkit.CountingProxy;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;

/**
 * A mirror whose servers go away, refuse, are empty or answer nonsense: it says so, and nothing is
 * lost or deleted; afterwards it goes on where it was.
 */
class MirrorTroubleTest {
  private static final int EVENTS = 30;
  private final OwnServer from = new OwnServer(Layout.VDIR);
  private final OwnServer to = new OwnServer(Layout.VDIR);
  private final CountingProxy fromProxy = CountingProxy.to(from.base());
  private final CountingProxy toProxy = CountingProxy.to(to.base());
  private final Copy.Server source = new Copy.Server(new PlainDav(from), from.home());
  private final Copy.Server target = new Copy.Server(new PlainDav(to), to.home());
  private final Person ann = new Person("ann");

  @BeforeEach
  void fill() {
    source.dav().make(source.collection("work"));
    target.dav().make(target.collection("copy"));
    new GeneratedCalendar(21).events(EVENTS).forEach(event -> source.add("work", event));
    new GeneratedCalendar(22).events(3).forEach(event -> target.add("copy", event));
    ann.account("from", fromProxy.via(from.base()), from.user(), from.password());
    ann.account("to", toProxy.via(to.base()), to.user(), to.password());
    ann.mirror(
        "copy",
        "from",
        fromProxy.via(source.collection("work")),
        "to",
        toProxy.via(target.collection("copy")),
        "series");
  }

  @AfterEach
  void close() {
    ann.close();
    fromProxy.close();
    toProxy.close();
    from.close();
    to.close();
  }

  private Map<URI, String> there() {
    return target.dav().etags(target.collection("copy"));
  }

  /** All is as it should be after one more run, and the next one is quiet. */
  private void recovers() {
    fromProxy.mend();
    toProxy.mend();
    ann.run(0, "mirror", "run");
    assertThat(there()).hasSize(3 + source.dav().etags(source.collection("work")).size());
    assertThat(ann.run(0, "mirror", "run")).isEqualTo("copy  nothing to copy\n");
  }

  @Test
  void aSourceThatAnswersNonsenseDeletesNothing() {
    ann.run(0, "mirror", "run");
    Map<URI, String> before = there();
    for (String answer :
        List.of(
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
            "HTTP/1.1 207 Multi-Status\r\nContent-Type: application/xml\r\nContent-Length: 27\r\n\r\n"
                + "<multistatus xmlns='DAV:'/>")) {
      fromProxy.answerWith(answer);
      assertThat(ann.run(1, "mirror", "run")).contains("copy: ");
      assertThat(there()).isEqualTo(before);
    }
    recovers();
  }

  @Test
  void aSourceThatGoesAwayHalfWayDeletesNothing() {
    ann.run(0, "mirror", "run");
    Map<URI, String> before = there();
    new GeneratedCalendar(23).events(20).forEach(event -> source.add("work", event));
    fromProxy.breakAfterAnswerBytes(3000);
    assertThat(ann.run(1, "mirror", "run")).contains("copy: ");
    assertThat(there()).isEqualTo(before);
    recovers();
  }

  @Test
  void aTargetThatGoesAwayHalfWayGetsTheRestLaterAndNothingTwice() {
    toProxy.breakAfterRequests(12);
    ann.run(1, "mirror", "run");
    assertThat(there()).hasSizeBetween(4, 2 + EVENTS);
    recovers();
  }

  @Test
  void aTargetThatIsFullIsNamedAndTheRestComesWhenItIsNot() {
    // What is read goes through; from the fifth request on there is no room any more.
    toProxy.breakAfterRequests(8);
    ann.run(1, "mirror", "run");
    toProxy.answerWith("HTTP/1.1 507 Insufficient Storage\r\nContent-Length: 0\r\n\r\n");
    assertThat(ann.run(1, "mirror", "run")).contains("copy: ", "507");
    recovers();
  }

  @Test
  void aWrongPasswordIsSaidAsSuch() {
    toProxy.answerWith(
        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
    assertThat(ann.run(1, "mirror", "run")).contains("copy: ", "password");
    assertThat(there()).hasSize(3);
    recovers();
  }

  @Test
  void aTargetThatIsReadOnlyIsNamed() {
    try (Radicale radicale = Radicale.start()) {
      radicale.folder("read-only");
      ann.account("radicale", radicale.base(), radicale.user(), radicale.password());
      ann.mirror(
          "other",
          "from",
          fromProxy.via(source.collection("work")),
          "radicale",
          radicale.home().resolve("read-only/"),
          "instances");
      assertThat(ann.run(3, "mirror", "run", "other")).contains("the target is read-only");
    }
    recoversAll();
  }

  private void recoversAll() {
    ann.run(0, "mirror", "run", "copy");
    assertThat(there()).hasSize(3 + EVENTS);
  }

  @Test
  void aFolderThatIsReadOnlyByTheConfigIsNoTarget() throws Exception {
    ann.calendar("team", "to", to.home().resolve("copy/"), "read_only = true");
    Path config = ann.home().resolve(".config/kalends/config.toml");
    Files.writeString(
        config,
        Files.readString(config)
            + "[[mirror]]\nname = \"down\"\nsource = { account = \"from\", url = \"%s\" }\ntarget = \"team\"\n"
                .formatted(source.collection("work")));
    assertThat(ann.run(1, "mirror", "run", "down")).contains("team is read-only by the config");
  }

  @Test
  void itemsThatAreBrokenAreNamedAndTheOthersGoOn() throws Exception {
    Files.writeString(
        from.root().resolve("work").resolve("broken.ics"), "BEGIN:VCALENDAR\r\nnonsense\r\n");
    assertThat(ann.run("mirror", "run").exit()).isIn(0, 3);
    assertThat(there()).hasSize(3 + EVENTS);
  }

  @Test
  void whatAMirrorMadeIsNotMirroredBackNorOn() {
    target.dav().make(target.collection("on"));
    ann.run(0, "mirror", "run");
    // Somebody else mirrors the other way, and on to a third calendar.
    try (Person ben = new Person("ben")) {
      ben.account("from", from.base(), from.user(), from.password());
      ben.account("to", to.base(), to.user(), to.password());
      URI copy = target.collection("copy");
      ben.mirror("back", "to", copy, "from", source.collection("work"), "series");
      ben.mirror("on", "to", copy, "to", target.collection("on"), "instances");
      ben.run(0, "mirror", "run");
      assertThat(source.dav().etags(source.collection("work"))).hasSize(EVENTS + 3);
      ann.run(0, "mirror", "run");
      ben.run(0, "mirror", "run");
      assertThat(there()).hasSize(EVENTS + 3);
      assertThat(source.dav().etags(source.collection("work"))).hasSize(EVENTS + 3);
    }
  }

  @Test
  void severalSourcesMayGoIntoOneTarget() {
    source.dav().make(source.collection("club"));
    new GeneratedCalendar(24).events(10).forEach(event -> source.add("club", event));
    URI club = fromProxy.via(source.collection("club"));
    URI copy = toProxy.via(target.collection("copy"));
    ann.mirror("club", "from", club, "to", copy, "series");
    ann.run(0, "mirror", "run");
    assertThat(there()).hasSize(3 + EVENTS + 10);
    assertThat(ann.run(0, "mirror", "run"))
        .isEqualTo("copy  nothing to copy\nclub  nothing to copy\n");
    ann.run(0, "mirror", "clean", "club", "--yes");
    assertThat(there()).hasSize(3 + EVENTS);
    assertThat(ann.run(0, "mirror", "run", "copy")).isEqualTo("copy  nothing to copy\n");
  }

  @Test
  void withoutTheLedgerNothingIsCopiedTwice() throws Exception {
    ann.run(0, "mirror", "run");
    Map<URI, String> before = there();
    try (var files = Files.walk(ann.home().resolve(".local/state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    ann.run(0, "mirror", "run");
    assertThat(there()).isEqualTo(before);
    assertThat(ann.run(0, "mirror", "run")).isEqualTo("copy  nothing to copy\n");
  }
}

package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.kalends.testkit.CountingProxy;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;

/**
 * Ann has a calendar at a server where nothing ever goes wrong, and one where a test makes things
 * go wrong. Whatever happens to that one, nothing is lost in it and the other goes on.
 */
final class TwoAccounts implements AutoCloseable {
  private static final GeneratedCalendar EVENTS = new GeneratedCalendar(11);
  private static final int EACH = 20;

  final Radicale radicale = Radicale.start();
  final CountingProxy proxy = CountingProxy.to(radicale.base());
  final Person ann = new Person("ann");
  final Copy.Folder hers = new Copy.Folder(ann);
  final Copy.Server server = new Copy.Server(new PlainDav(radicale), radicale.home());
  private int next = 2 * EACH;

  TwoAccounts() {
    URI steady = server.collection("steady");
    URI shaky = server.collection("shaky");
    server.dav().make(steady);
    server.dav().make(shaky);
    ann.account("safe", radicale.base(), radicale.user(), radicale.password());
    ann.account("server", proxy.via(radicale.base()), radicale.user(), radicale.password());
    ann.calendar("shaky", "server", proxy.via(shaky));
    ann.calendar("steady", "safe", steady);
    for (int i = 0; i < EACH; i++) {
      server.add("steady", EVENTS.event(i));
      server.add("shaky", EVENTS.event(EACH + i));
    }
  }

  /** Ann has synced once, and all was well. */
  static TwoAccounts synced() {
    var two = new TwoAccounts();
    two.ann.run(0, "sync");
    return two;
  }

  /** There is news on both sides of both calendars. */
  void news() {
    for (String calendar : new String[] {"steady", "shaky"}) {
      hers.add(calendar, EVENTS.event(next++));
      server.add(calendar, EVENTS.event(next++));
    }
  }

  /**
   * News comes, the trouble is there, and a sync fails saying all of these words; then the steady
   * calendar is in step and the shaky one as it was, on both sides.
   */
  void syncFailsSaying(String... words) {
    news();
    Map<String, String> folder = shakyFolder();
    var resources = server.dav().etags(server.collection("shaky"));

    assertThat(ann.run(1, "sync")).contains(words).contains("shaky").doesNotContain("secret");

    assertThat(shakyFolder()).isEqualTo(folder);
    assertThat(server.dav().etags(server.collection("shaky"))).isEqualTo(resources);
    assertSame("steady");
  }

  /** The trouble is over: one sync brings everything into step, the next finds nothing to do. */
  void recovers() {
    proxy.mend();
    ann.run(0, "sync");
    assertSame("steady");
    assertSame("shaky");
    Map<String, String> before = ann.fingerprints();
    proxy.counts();
    ann.run(0, "sync");
    assertThat(CountingProxy.writes(proxy.counts())).isZero();
    assertThat(ann.fingerprints()).isEqualTo(before);
  }

  void assertSame(String calendar) {
    hers.items(calendar).assertMeansTheSameAs(server.items(calendar), radicale.damages());
  }

  private Map<String, String> shakyFolder() {
    Map<String, String> files = ann.fingerprints();
    files.keySet().removeIf(name -> !Path.of(name).startsWith("shaky"));
    return files;
  }

  @Override
  public void close() {
    ann.close();
    proxy.close();
    radicale.close();
  }
}

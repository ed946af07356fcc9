package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kalends.testkit.CountingProxy;
import org.kalends.testkit.GeneratedCalendar;
import org.kalends.testkit.GeneratedEvent;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.RecurringIcalEvents;
import org.kalends.testkit.RecurringIcalEvents.Days;
import org.kalends.testkit.TestServer;

/**
 * A server whose calendar of many events is mirrored into two calendars of another, as series and
 * as instances; both hold something of their own. It is 2026-03-02 in Berlin.
 */
final class MirrorWorld implements AutoCloseable {
  private static final int EVENTS = 1000;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Pattern BEGINS = Pattern.compile("DTSTART[^\n]*:202603");
  static final List<String> TARGETS = List.of("series", "instances");

  final Copy.Server source;
  final Copy.Server target;
  final Person ann = new Person("ann");
  private final TestServer from;
  private final TestServer to;
  private final int past;
  private final int future;
  private final CountingProxy proxy;
  private final RecurringIcalEvents python = new RecurringIcalEvents();
  private final List<GeneratedEvent> untouched = new ArrayList<>();
  private final Map<String, Map<URI, String>> foreign = new TreeMap<>();

  /**
   * @param past days of the window before today; few where the target is Xandikos, whose writes
   *     take longer the more it holds
   * @param future days of it from today
   */
  MirrorWorld(TestServer from, TestServer to, int past, int future) {
    this.past = past;
    this.future = future;
    this.from = from;
    this.to = to;
    proxy = CountingProxy.to(from.base());
    source = new Copy.Server(new PlainDav(from), from.home());
    target = new Copy.Server(new PlainDav(to), to.home());
    ann.account("from", proxy.via(from.base()), from.user(), from.password());
    ann.account("to", to.base(), to.user(), to.password());
    fill();
    URI work = proxy.via(source.collection("work"));
    String window = "past = %d\nfuture = %d".formatted(past, future);
    for (String mode : TARGETS) {
      ann.mirror(mode, "from", work, "to", target.collection(mode), mode, window);
    }
  }

  private void fill() {
    source.dav().make(source.collection("work"));
    untouched.addAll(new GeneratedCalendar(42).events(EVENTS));
    untouched.forEach(event -> source.add("work", event));
    Collections.shuffle(untouched, new Random(1));
    for (String mode : TARGETS) {
      target.dav().make(target.collection(mode));
      new GeneratedCalendar(7).events(20).forEach(event -> target.add(mode, event));
      foreign.put(mode, texts(mode));
    }
  }

  private Map<URI, String> texts(String calendar) {
    Map<URI, String> texts = new TreeMap<>();
    target
        .dav()
        .all(target.collection(calendar))
        .forEach((address, bytes) -> texts.put(address, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }

  /** An event that no test has touched; one that begins in the window, where there is one left. */
  GeneratedEvent take(Predicate<GeneratedEvent> wanted) {
    List<GeneratedEvent> left = untouched.stream().filter(wanted).toList();
    GeneratedEvent found =
        left.stream()
            .filter(event -> BEGINS.matcher(event.text()).find())
            .findFirst()
            .orElseGet(left::getFirst);
    untouched.remove(found);
    return found;
  }

  /** Runs the mirrors; afterwards both targets have what they should, and a second run is quiet. */
  void run() {
    ann.run(0, "mirror", "run");
    assertMirrored();
    assertQuiet();
  }

  /** As counted by another program, each target shows what the source does. */
  private void assertMirrored() {
    List<byte[]> theirs = List.copyOf(source.dav().all(source.collection("work")).values());
    for (String mode : TARGETS) {
      Map<URI, byte[]> there = new TreeMap<>(target.dav().all(target.collection(mode)));
      foreign
          .get(mode)
          .forEach((address, text) ->
              assertThat(there.remove(address))
                  .as("the target's own %s", address)
                  .asString(StandardCharsets.UTF_8)
                  .isEqualTo(text));
      List<String> expected = occurrences(theirs, -past, future);
      assertThat(expected).hasSizeGreaterThan(EVENTS / 10);
      // No instance may lie outside of the window.
      int beyond = mode.equals("series") ? 0 : 1000;
      assertThat(occurrences(List.copyOf(there.values()), -past - beyond, future + beyond))
          .as("occurrences in %s", mode)
          .isEqualTo(expected);
    }
  }

  /** What happens from one day before or after today to another. */
  List<String> occurrences(List<byte[]> resources, int from, int to) {
    return python.occurrences(
        resources, new Days(BERLIN, TODAY.plusDays(from), TODAY.plusDays(to)));
  }

  private void assertQuiet() {
    List<Map<URI, String>> before = etags();
    proxy.counts();
    assertThat(ann.run(0, "mirror", "run"))
        .isEqualTo("series  nothing to copy\ninstances  nothing to copy\n");
    Map<String, Integer> asked = proxy.counts();
    assertThat(CountingProxy.total(asked)).as("%s", asked).isLessThanOrEqualTo(3 * TARGETS.size());
    assertThat(etags()).isEqualTo(before);
  }

  private List<Map<URI, String>> etags() {
    return List.of(
        source.dav().etags(source.collection("work")),
        target.dav().etags(target.collection("series")),
        target.dav().etags(target.collection("instances")));
  }

  @Override
  public void close() {
    ann.close();
    python.close();
    proxy.close();
    to.close();
    from.close();
  }
}

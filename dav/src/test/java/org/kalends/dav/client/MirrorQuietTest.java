package org.kalends.dav.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.core.mirror.Books;
import org.kalends.core.mirror.Mirror;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.core.mirror.MirrorSpec.Mode;
import org.kalends.core.mirror.Window;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Report;
import org.kalends.testkit.MemoryBase;
import org.kalends.testkit.Mixture;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.Samples;
import org.kalends.testkit.TestServer;
import org.kalends.testkit.profile.Profile;
import org.kalends.testkit.proxy.Exchange;
import org.kalends.testkit.proxy.FaultProxy;

/** From Radicale to Radicale, which is made to keep items as other servers do. */
class MirrorQuietTest {
  private static Radicale radicale;
  private static int calendars;

  private final MemoryBase base = new MemoryBase();
  private final MemoryBase seen = new MemoryBase();

  @BeforeAll
  static void start() {
    radicale = Radicale.start();
  }

  @AfterAll
  static void stop() {
    if (radicale != null) radicale.close();
  }

  static Stream<Arguments> targets() {
    return Stream.of(Profile.values())
        .flatMap(profile -> Stream.of(Mode.values()).map(mode -> Arguments.of(profile, mode)));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aSecondRunWritesNothingAndAsksLittle(Profile profile, Mode mode) throws IOException {
    try (var from = FaultProxy.to(radicale.base());
        var to = FaultProxy.to(radicale.base())) {
      to.as(profile);
      var dav = new PlainDav(radicale);
      URI source = calendar(dav, from);
      for (var item : Mixture.items().entrySet())
        dav.put(source.resolve(item.getKey() + ".ics"), item.getValue().bytes());
      URI target = calendar(dav, to);
      URI own = radicale.base().resolve(target.getPath()).resolve("own.ics");
      dav.put(own, Samples.event("own", "Own").bytes());
      byte[] before = dav.get(own);

      Report report = run(mode, source, target);
      assertThat(report.changes()).isGreaterThan(5);
      run(mode, source, target);
      quiet(from, to, () -> run(mode, source, target));

      URI rich = source.resolve("rich.ics");
      String text = new String(dav.get(rich), UTF_8);
      dav.put(rich, text.replace("Room 1", "Room 2").getBytes(UTF_8));
      dav.delete(source.resolve("plain.ics"));
      assertThat(run(mode, source, target).changes()).isGreaterThan(1);
      run(mode, source, target);
      quiet(from, to, () -> run(mode, source, target));
      assertThat(dav.get(own)).isEqualTo(before);
    }
  }

  private interface Run {
    Report go() throws IOException;
  }

  private static void quiet(FaultProxy from, FaultProxy to, Run run) throws IOException {
    from.exchanges();
    to.exchanges();
    Report report = run.go();
    assertThat(report.changes()).isZero();
    assertThat(from.exchanges()).as("asked of the source").hasSizeLessThanOrEqualTo(3);
    assertThat(to.changes()).extracting(Exchange::asked).isEmpty();
    assertThat(to.exchanges()).as("asked of the target").hasSizeLessThanOrEqualTo(3);
  }

  private static URI calendar(PlainDav dav, FaultProxy proxy) {
    URI calendar = proxy.via(radicale.home().resolve("mirror-" + calendars++ + "/"));
    dav.make(calendar);
    return calendar;
  }

  private Report run(Mode mode, URI source, URI target) throws IOException {
    var zone = ZoneId.of("Europe/Berlin");
    MirrorSpec spec =
        mode == Mode.SERIES
            ? MirrorSpec.series("m", zone).withUids(MirrorSpec.Uids.DERIVE)
            : MirrorSpec.instances("m", zone).withWindow(Window.of(400, 90));
    var books = new Books(base, seen);
    var mirror =
        new Mirror(spec, replica(source), replica(target), books, LocalDate.of(2025, 4, 1));
    Report report = mirror.apply(mirror.prepare(0), Progress.NONE);
    assertThat(report.failed() || report.waits()).as("%s", report).isFalse();
    return report;
  }

  private static CalDavReplica replica(URI calendar) throws IOException {
    TestServer server = radicale;
    var account = Account.of(calendar, server.user(), server::password);
    var settings = ConnectionSettings.of("test", Clock.systemUTC());
    return new CalDavReplica(new Connection(account, settings), calendar);
  }
}

package org.kalends.dav.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Layout;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Progress;
import org.kalends.core.sync.Report;
import org.kalends.core.sync.Sync;
import org.kalends.dav.server.DavServer;
import org.kalends.dav.server.ServerLog;
import org.kalends.dav.server.ServerSettings;
import org.kalends.dav.server.User;
import org.kalends.ics.Document;
import org.kalends.testkit.MemoryBase;
import org.kalends.testkit.Mixture;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.TestServer;
import org.kalends.testkit.Xandikos;
import org.kalends.testkit.profile.EtagHabit;
import org.kalends.testkit.profile.Profile;
import org.kalends.testkit.proxy.Asked;
import org.kalends.testkit.proxy.Exchange;
import org.kalends.testkit.proxy.Fault;
import org.kalends.testkit.proxy.FaultProxy;
import org.kalends.testkit.proxy.Faults;

/** A sync after a sync writes nothing, on either side. */
class QuietTest {
  @TempDir Path folder;
  private final MemoryBase base = new MemoryBase();
  private static Radicale radicale;
  private static int calendars;

  @BeforeAll
  static void start() {
    radicale = Radicale.start();
  }

  @AfterAll
  static void stop() {
    if (radicale != null) radicale.close();
  }

  @Test
  void aSecondSyncWithRadicaleWritesNothing() throws IOException {
    stayQuiet(radicale, proxy -> {});
  }

  @Test
  void aSecondSyncWithXandikosWritesNothing() throws IOException {
    try (TestServer server = Xandikos.start()) {
      stayQuiet(server, proxy -> {});
    }
  }

  @Test
  void aSecondSyncWithOurServerWritesNothing(@TempDir Path home) throws IOException {
    var format = FolderFormat.plain(Layout.CALDIR, ZoneOffset.UTC);
    Path root = Files.createDirectories(home.resolve("calendars"));
    var alice = new User("alice", "", root, home.resolve("state/ledger.db"), format);
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var settings = ServerSettings.open(address, alice);
    try (var server = new Ours(DavServer.start(settings, Clock.systemUTC(), ServerLog.NONE))) {
      stayQuiet(server, proxy -> {});
    }
  }

  private record Ours(DavServer server) implements TestServer {
    @Override
    public URI base() {
      return server.address();
    }

    @Override
    public URI home() {
      return base().resolve("/calendars/alice/");
    }

    @Override
    public void close() {
      server.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecondSyncWritesNothingToAServerOfThatForm(Profile profile) throws IOException {
    stayQuiet(radicale, proxy -> proxy.as(profile));
  }

  @ParameterizedTest
  @EnumSource
  void aSecondSyncWritesNothingWhateverTheHabitWithEtags(EtagHabit habit) throws IOException {
    stayQuiet(radicale, proxy -> proxy.telling(habit));
  }

  static Stream<Fault> lateListings() {
    return Stream.of(
        new Fault.StaleListing(), new Fault.MissingItems(2), new Fault.MissingItems(1));
  }

  @ParameterizedTest
  @MethodSource("lateListings")
  void aSecondSyncWritesNothingThoughTheServerListsLate(Fault late) throws IOException {
    try (var proxy = FaultProxy.to(radicale.base())) {
      proxy.telling(EtagHabit.CHURNING); // so that the whole calendar is listed each time
      URI calendar = fill(radicale, proxy);
      sync(radicale, calendar);
      proxy.breaking(Faults.script(Faults.Rule.always(Asked::lists, late)));
      quiet(radicale, proxy, calendar);
      proxy.breaking(Faults.NONE);
      quiet(radicale, proxy, calendar);
    }
  }

  private void stayQuiet(TestServer server, Consumer<FaultProxy> manners) throws IOException {
    try (var proxy = FaultProxy.to(server.base())) {
      manners.accept(proxy);
      stayQuiet(server, proxy);
    }
  }

  private void stayQuiet(TestServer server, FaultProxy proxy) throws IOException {
    URI calendar = fill(server, proxy);
    sync(server, calendar);
    quiet(server, proxy, calendar);
    edit("Plain", "Plainer");
    edit("Trip", "Journey");
    sync(server, calendar);
    quiet(server, proxy, calendar);
    var dav = new PlainDav(server);
    URI changed = holding(dav, calendar, "UID:rich");
    dav.put(
        changed, new String(dav.get(changed), UTF_8).replace("Room 1", "Room 2").getBytes(UTF_8));
    dav.delete(holding(dav, calendar, "UID:sparse"));
    sync(server, calendar);
    quiet(server, proxy, calendar);
  }

  /** A new calendar with half of the items; the others lie in the folder. */
  private URI fill(TestServer server, FaultProxy proxy) throws IOException {
    URI calendar = proxy.via(server.home().resolve("quiet-" + calendars++ + "/"));
    var dav = new PlainDav(server);
    dav.make(calendar);
    int nth = 0;
    for (var item : Mixture.items().values()) {
      if (nth++ % 2 == 0) {
        assertThat(dav.put(calendar.resolve(nth + ".ics"), item.bytes())).isEqualTo(201);
      } else {
        Files.write(folder.resolve(nth + ".ics"), item.bytes());
      }
    }
    return calendar;
  }

  private Report sync(TestServer server, URI calendar) throws IOException {
    var account = Account.of(calendar, server.user(), server::password);
    var settings = ConnectionSettings.of("test", Clock.systemUTC());
    var remote = new CalDavReplica(new Connection(account, settings), calendar);
    var format = FolderFormat.plain(Layout.CALDIR, ZoneOffset.UTC);
    var sync = new Sync(new CalendarDir(folder, format, Clock.systemUTC()), remote, base);
    Report report = sync.apply(sync.prepare(Policy.TWO_WAY), Progress.NONE);
    assertThat(report.failed() || report.waits()).as("%s", report).isFalse();
    return report;
  }

  private void quiet(TestServer server, FaultProxy proxy, URI calendar) throws IOException {
    var before = files();
    proxy.exchanges();
    Report report = sync(server, calendar);
    assertThat(proxy.changes()).extracting(Exchange::asked).isEmpty();
    assertThat(files()).isEqualTo(before);
    assertThat(report.changes()).isZero();
  }

  private Map<String, Document> files() throws IOException {
    var files = new TreeMap<String, Document>();
    try (var paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        files.put(
            path.getFileName() + " " + Files.getLastModifiedTime(path),
            Document.parse(Files.readAllBytes(path)).document());
      }
    }
    return files;
  }

  private void edit(String from, String to) throws IOException {
    try (var paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        String text = Files.readString(path);
        if (text.contains("SUMMARY:" + from + "\r\n")) {
          Files.writeString(path, text.replace("SUMMARY:" + from, "SUMMARY:" + to));
        }
      }
    }
  }

  private static URI holding(PlainDav dav, URI calendar, String line) {
    return dav.all(calendar).entrySet().stream()
        .filter(entry -> new String(entry.getValue(), UTF_8).contains(line + "\r\n"))
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}

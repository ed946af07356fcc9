package org.kalends.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the tools the other tests rely on tell the truth. */
class RealServerTest {
  static Stream<Named<Supplier<TestServer>>> servers() {
    return Stream.of(Named.of("Radicale", Radicale::start), Named.of("Xandikos", Xandikos::start));
  }

  private static final GeneratedEvent EVENT = new GeneratedCalendar(1).event(0);

  @ParameterizedTest
  @MethodSource("servers")
  void whatIsPutIsListedReadAndGoneAfterDelete(Supplier<TestServer> kind) {
    try (TestServer server = kind.get()) {
      var dav = new PlainDav(server);
      URI calendar = server.home().resolve("work/");
      dav.make(calendar);
      URI address = calendar.resolve(EVENT.fileName());

      assertThat(dav.put(address, EVENT.bytes())).isEqualTo(201);
      assertThat(dav.all(calendar)).containsOnlyKeys(address);
      assertThat(new String(dav.get(address), StandardCharsets.UTF_8)).contains(EVENT.uid());

      dav.delete(address);
      assertThat(dav.etags(calendar)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void theProxyCountsByMethodAndBreaksWhenTold(Supplier<TestServer> kind) {
    try (TestServer server = kind.get();
        var proxy = CountingProxy.to(server.base())) {
      var dav = new PlainDav(server);
      URI calendar = proxy.via(server.home().resolve("work/"));
      dav.make(calendar);
      dav.put(calendar.resolve(EVENT.fileName()), EVENT.bytes());
      dav.etags(calendar);
      assertThat(proxy.counts()).isEqualTo(Map.of("MKCALENDAR", 1, "PROPFIND", 1, "PUT", 1));
      assertThat(proxy.counts()).isEmpty();

      proxy.breakAfterRequests(0);
      assertThatThrownBy(() -> dav.etags(calendar)).isInstanceOf(UncheckedIOException.class);
      proxy.mend();
      assertThat(dav.etags(calendar)).hasSize(1);
    }
  }
}

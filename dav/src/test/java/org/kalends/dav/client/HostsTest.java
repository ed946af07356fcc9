package org.kalends.dav.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kalends.core.sync.RemoteException.RateLimited;
import org.kalends.dav.client.FakeServer.Say;
import org.kalends.dav.wire.Names;

/** What all accounts at one host have to share. */
@Timeout(60)
class HostsTest {
  private final Lines lines = new Lines();
  private final ConnectionSettings settings = lines.settings();

  private Connection account(String name, URI at) throws IOException {
    return new Connection(Account.of(at, name, () -> "secret"), settings);
  }

  private static Request propfind(URI uri) {
    return Request.propfind(uri, 0, Names.GETETAG);
  }

  @Test
  void aPauseThatOneAccountIsAskedForIsKeptByAllOfTheHost() throws Exception {
    var count = new AtomicInteger();
    try (var server =
            FakeServer.answering(r ->
                count.incrementAndGet() == 1
                    ? Say.status(429).with("Retry-After", "7")
                    : Say.multistatus(""));
        var ann = account("ann", server.at("/ann/"));
        var ben = account("ben", server.at("/ben/"))) {
      ann.send(propfind(server.at("/ann/")));
      assertThat(lines.pauses).containsExactly(Duration.ofSeconds(7));
      ben.send(propfind(server.at("/ben/")));
      assertThat(lines.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }
  }

  @Test
  void aHostThatAsksForALongPauseIsNotAskedAgainByAnyAccount() throws Exception {
    try (var server = FakeServer.answering(r -> Say.status(503).with("Retry-After", "3600"));
        var ann = account("ann", server.at("/ann/"));
        var ben = account("ben", server.at("/ben/"))) {
      for (var line : List.of(ann, ben, ann)) {
        assertThatThrownBy(() -> line.send(propfind(server.at("/"))))
            .isInstanceOfSatisfying(
                RateLimited.class, e -> assertThat(e.pause()).contains(Duration.ofHours(1)));
      }
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void otherHostsAreNotKeptWaiting() throws Exception {
    try (var busy = FakeServer.answering(r -> Say.status(503).with("Retry-After", "3600"));
        var free = FakeServer.answering(r -> Say.multistatus(""));
        var ann = account("ann", busy.at("/"));
        var ben = account("ben", free.at("/"))) {
      assertThatThrownBy(() -> ann.send(propfind(busy.at("/")))).isInstanceOf(RateLimited.class);
      assertThat(ben.send(propfind(free.at("/"))).status()).isEqualTo(207);
      assertThat(lines.pauses).isEmpty();
    }
  }

  @Test
  void atMostSixRequestsAreUnderWayAtOneHost() throws Exception {
    var six = new CountDownLatch(6);
    var underWay = new AtomicInteger();
    var most = new AtomicInteger();
    FakeServer.Answers slowly =
        r -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          six.countDown();
          try {
            six.await(30, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          underWay.decrementAndGet();
          return Say.multistatus("");
        };
    try (var server = FakeServer.answering(slowly);
        var ann = account("ann", server.at("/ann/"));
        var ben = account("ben", server.at("/ben/"));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        var line = i % 2 == 0 ? ann : ben;
        answers.add(threads.submit(() -> line.send(propfind(server.at("/")))));
      }
      for (var answer : answers) {
        assertThat(answer.get().status()).isEqualTo(207);
      }
    }
    assertThat(most).hasValue(6);
  }
}

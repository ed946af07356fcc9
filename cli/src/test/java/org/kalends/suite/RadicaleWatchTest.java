package org.kalends.suite;

import org.kalends.testkit.Radicale;
import org.kalends.testkit.TestServer;

class RadicaleWatchTest extends WatchContract {
  @Override
  TestServer start() {
    return Radicale.start();
  }
}

package org.kalends.suite;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.kalends.core.files.Layout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KalendsSyncTest implements TwoWaySync {
  private World world;

  @BeforeAll
  void fill() {
    world = new World(new OwnServer(Layout.CALDIR));
    world.fill();
    world.sync();
  }

  @AfterAll
  void close() {
    if (world != null) {
      world.close();
    }
  }

  @Override
  public World world() {
    return world;
  }
}

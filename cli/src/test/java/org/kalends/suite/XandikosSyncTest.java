package org.kalends.suite;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.kalends.testkit.Xandikos;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XandikosSyncTest implements TwoWaySync {
  private World world;

  @BeforeAll
  void fill() {
    world = new World(Xandikos.start());
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

package org.kalends.suite;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.Xandikos;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RadicaleToXandikosMirrorTest implements OneWayMirror {
  private MirrorWorld world;

  @BeforeAll
  void fill() {
    world = new MirrorWorld(Radicale.start(), Xandikos.start());
  }

  @AfterAll
  void close() {
    if (world != null) {
      world.close();
    }
  }

  @Override
  public MirrorWorld world() {
    return world;
  }
}

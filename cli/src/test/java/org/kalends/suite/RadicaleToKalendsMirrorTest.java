package org.kalends.suite;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.kalends.testkit.KalendsServe;
import org.kalends.testkit.Radicale;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RadicaleToKalendsMirrorTest implements OneWayMirror {
  private MirrorWorld world;

  @BeforeAll
  void fill() {
    world = new MirrorWorld(Radicale.start(), KalendsServe.start(Started.COMMAND));
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

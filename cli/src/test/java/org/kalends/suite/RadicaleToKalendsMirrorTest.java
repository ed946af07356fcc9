package org.kalends.suite;

import org.kalends.testkit.KalendsServe;
import org.kalends.testkit.Radicale;

class RadicaleToKalendsMirrorTest implements OneWayMirror {
  private final MirrorWorld world =
      new MirrorWorld(Radicale.start(), KalendsServe.start(Started.COMMAND), 30, 90);

  @Override
  public MirrorWorld world() {
    return world;
  }
}

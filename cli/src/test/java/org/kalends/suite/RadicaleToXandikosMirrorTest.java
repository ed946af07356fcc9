package org.kalends.suite;

import org.kalends.testkit.Radicale;
import org.kalends.testkit.Xandikos;

class RadicaleToXandikosMirrorTest implements OneWayMirror {
  private final MirrorWorld world = new MirrorWorld(Radicale.start(), Xandikos.start(), 7, 30);

  @Override
  public MirrorWorld world() {
    return world;
  }
}

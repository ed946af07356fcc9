package org.kalends.suite;

import org.kalends.testkit.Radicale;
import org.kalends.testkit.Xandikos;

class XandikosToRadicaleMirrorTest implements OneWayMirror {
  private final MirrorWorld world = new MirrorWorld(Xandikos.start(), Radicale.start(), 7, 30);

  @Override
  public MirrorWorld world() {
    return world;
  }
}

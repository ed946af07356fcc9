package org.kalends.testkit.headtohead;

import java.net.URI;
import java.nio.file.Path;

/** A sync program with one folder and one collection, a file for each UID. */
interface Peer {
  String name();

  Path folder();

  /** Called once, before the first sync. */
  void connect(URI collection);

  Said sync();
}

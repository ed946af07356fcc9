package org.kalends.suite;

import java.nio.file.Path;
import java.util.List;

/** The program as a process of its own. */
final class Started {
  static final List<String> COMMAND =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-cp",
          System.getProperty("java.class.path"),
          "--enable-native-access=ALL-UNNAMED",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Dkalends.streams=",
          "org.kalends.cli.Main");

  private Started() {}
}

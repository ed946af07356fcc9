package org.kalends.cli.watch;

import java.nio.file.Path;

/** What makes a system start a program by itself whenever somebody logs in. */
sealed interface Startup permits Systemd, Launchd {
  /** The file that says so. */
  Path file();

  /** What is in it. */
  String text();

  /** The command that makes the system read the file and start the program. */
  String enable();

  /** The command that ends the program and makes the system forget it. */
  String disable();

  /** The command that shows what the program says. */
  String log();
}

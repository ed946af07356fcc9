package org.kalends.cli;

import picocli.CommandLine.Option;

/** How much of a result is shown, and to whom. */
final class Display {
  @Option(
      names = {"-v", "--verbose"},
      description = "Show every item, and all of every change.")
  boolean verbose;

  @Option(names = "--json", description = "Print JSON for programs; see docs/json.md.")
  boolean json;
}

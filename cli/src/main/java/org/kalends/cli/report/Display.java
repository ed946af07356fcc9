package org.kalends.cli.report;

import picocli.CommandLine.Option;

/** How much of a result is shown, and to whom. */
public final class Display {
  @Option(
      names = {"-v", "--verbose"},
      description = "Show every item, and all of every change.")
  public boolean verbose;

  @Option(names = "--json", description = "Print JSON for programs; see docs/json.md.")
  public boolean json;
}

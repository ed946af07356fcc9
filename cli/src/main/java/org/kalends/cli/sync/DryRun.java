package org.kalends.cli.sync;

import picocli.CommandLine.Option;

/** Whether a command only looks. */
public final class DryRun {
  @Option(
      names = {"-n", "--dry-run"},
      description = "Show what would be done, and do nothing.")
  public boolean run;
}

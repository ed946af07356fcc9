package org.kalends.cli;

import picocli.CommandLine.Option;

/** Whether a command only looks. */
final class DryRun {
  @Option(
      names = {"-n", "--dry-run"},
      description = "Show what would be done, and do nothing.")
  boolean run;
}

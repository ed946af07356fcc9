package org.kalends.cli.sync;

import picocli.CommandLine.Option;

/** How many deletions pass that else wait to be confirmed. */
public final class ForceDeletes {
  @Option(
      names = "--force-deletes",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "2147483647",
      description = {
        "Let up to N deletions pass on each side (without N: all).",
        "Else more than 10 items and a fifth of a side are left for you to confirm."
      })
  public int most;
}

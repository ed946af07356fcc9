package org.kalends.cli.sync;

import picocli.CommandLine.Option;

/** Whether what was refused is sent again. */
public final class Retry {
  @Option(
      names = "--retry",
      description = {
        "Send again what the server has refused before.",
        "Else that waits until it is changed, or for a day where the reason may pass by itself."
      })
  public boolean wanted;
}

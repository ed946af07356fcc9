package org.kalends.cli;

import picocli.CommandLine.Option;

/** Whether what was refused is sent again. */
final class Retry {
  @Option(
      names = "--retry",
      description = {
        "Send again what the server has refused before.",
        "Else that waits until it is changed, or for a day where the reason may pass by itself."
      })
  boolean wanted;
}

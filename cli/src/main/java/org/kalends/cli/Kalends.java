package org.kalends.cli;

import org.kalends.cli.wiring.Globals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a command. */
@Command(
    name = "kalends",
    description = {
      "Calendars as plain files, in step with every calendar server.",
      "",
      "Each folder below the root is a calendar, each .ics file in it an event. Edit them with whatever you like; "
          + "`kalends sync` brings your changes to the server and the server's to you."
    },
    footer = {
      "",
      "Start here:",
      "  kalends demo                      see it work, without any account",
      "  kalends connect me@example.com    connect a server",
      "  kalends sync                      keep both sides in step",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 something waits for you."
    })
@SuppressWarnings("UnusedVariable") // picocli uses what is annotated
final class Kalends implements Runnable {
  @Mixin private final Globals globals;
  @Spec private CommandSpec spec;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version and end.")
  private boolean version;

  Kalends(Globals globals) {
    this.globals = globals;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do; see kalends --help");
  }
}

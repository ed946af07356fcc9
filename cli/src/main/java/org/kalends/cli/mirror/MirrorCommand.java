package org.kalends.cli.mirror;

import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Copies calendars, one way. */
@Command(
    name = "mirror",
    description = "Keep copies of calendars in other calendars, one way.",
    footer = {
      "",
      "A mirror copies one calendar into another: between servers, from a folder to a server or",
      "from a server to a folder; as series, or every occurrence as an event of its own.",
      "",
      "Examples:",
      "  kalends mirror add                    asks what to copy where",
      "  kalends mirror run                    runs all mirrors",
      "  kalends mirror run --env config.env   for users of caldav-instance-sync"
    })
public final class MirrorCommand implements Runnable {
  @Spec private CommandSpec spec;

  public static CommandLine line(Wiring wiring) {
    return new CommandLine(new MirrorCommand())
        .addSubcommand("add", new MirrorAddCommand(wiring))
        .addSubcommand("run", new MirrorRunCommand(wiring))
        .addSubcommand("status", new MirrorStatusCommand(wiring))
        .addSubcommand("clean", new MirrorCleanCommand(wiring))
        .addSubcommand("dedupe", new MirrorDedupeCommand(wiring));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: " + String.join(", ", spec.subcommands().keySet()));
  }
}

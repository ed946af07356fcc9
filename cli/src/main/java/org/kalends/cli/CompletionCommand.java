package org.kalends.cli;

import java.util.concurrent.Callable;
import org.kalends.cli.report.Exit;
import org.kalends.cli.wiring.Wiring;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete our commands. */
@Command(
    name = "completion",
    description = "Print a script that makes bash or zsh complete commands and options.",
    footer = {
      "",
      "Examples:",
      "  source <(kalends completion)                              for this shell",
      "  kalends completion > ~/.local/share/bash-completion/completions/kalends",
    })
final class CompletionCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      description = "bash or zsh; the script is the same, so this may be left out.")
  @SuppressWarnings("UnusedVariable") // one script serves both
  private Shell shell;

  @Spec private CommandSpec spec;

  /** Those that can read the script. */
  enum Shell {
    BASH,
    ZSH
  }

  CompletionCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    wiring.terminal().out().print(AutoComplete.bash("kalends", spec.root().commandLine()));
    return Exit.DONE;
  }
}

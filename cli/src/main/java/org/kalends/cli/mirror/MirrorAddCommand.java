package org.kalends.cli.mirror;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kalends.cli.account.Logins;
import org.kalends.cli.config.ConfigEdit;
import org.kalends.cli.config.FolderName;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.ShellWords;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a mirror into the config. */
@Command(
    name = "add",
    description = "Add a mirror to the config, and the accounts that it needs.",
    footer = {
      "",
      "A calendar is a folder, such as work; ACCOUNT:CALENDAR, such as cloud:Personal, with the",
      "name or the address of a calendar of an account in the config; or the address of a server",
      "or of a calendar, which then becomes an account. On a terminal it asks for what was not",
      "said, and keeps a password that was typed in a file beside the config that only you may",
      "read. docs/mirror.md tells more of each key.",
      "",
      "Examples:",
      "  kalends mirror add",
      "  kalends mirror add office --source cloud:Personal --target office:Private \\",
      "      --mode instances --past 7 --future 90 --properties busy --title Away",
      "  kalends mirror add --source cloud.example.com --source-user ann \\",
      "      --source-calendar Personal --source-password \"command:pass show cloud\" \\",
      "      --target ann@example.org --target-password env:OFFICE_PASSWORD --target-calendar Private"
    })
final class MirrorAddCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "What to call it.")
  private String name;

  @Mixin private MirrorEndOptions ends;
  @Mixin private MirrorOptions options;

  MirrorAddCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Logins logins = new Logins(wiring);
    MirrorEnds found = new MirrorEnds(wiring, logins);
    MirrorEnds.Choice source = found.find(ends.source());
    MirrorEnds.Choice target = found.find(ends.target());
    if (ends.isEmpty()) {
      options.ask(new Choosing(wiring.terminal()));
    }
    String called = name == null ? named(target.name(), logins.config().mirrors().keySet()) : name;
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", called);
    values.put("source", source.value());
    values.put("target", target.value());
    values.putAll(options.values());
    ConfigEdit edit = new ConfigEdit(wiring.configFile());
    logins.added().forEach(one -> edit.add(one.account()));
    logins.write(edit.addMirror(values));
    wiring
        .terminal()
        .out(
            "added %s to %s; next: kalends mirror run %s --dry-run"
                .formatted(
                    called,
                    wiring.environment().shown(wiring.configFile().path()),
                    ShellWords.quoted(called)));
    return Exit.DONE;
  }

  /** A free name, after the target; where all is asked, somebody may choose another. */
  private String named(String target, Set<String> taken) throws IOException {
    String free = FolderName.of(target, taken);
    if (!ends.isEmpty()) {
      return free;
    }
    return new Choosing(wiring.terminal())
        .text(
            "Name of the mirror (nothing for %s):".formatted(free),
            free,
            name -> FolderName.allowed(name) && !taken.contains(name),
            "a name without slashes that no other mirror has");
  }
}

package org.kalends.cli;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.kalends.cli.account.AccountsCommand;
import org.kalends.cli.account.CalendarsCommand;
import org.kalends.cli.account.ConnectCommand;
import org.kalends.cli.account.DisconnectCommand;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.dates.UnclearDate;
import org.kalends.cli.doctor.DoctorCommand;
import org.kalends.cli.edit.DeleteCommand;
import org.kalends.cli.edit.EditCommand;
import org.kalends.cli.edit.ExportCommand;
import org.kalends.cli.edit.ImportCommand;
import org.kalends.cli.edit.MoveCommand;
import org.kalends.cli.edit.NewCommand;
import org.kalends.cli.edit.Refused;
import org.kalends.cli.history.LogCommand;
import org.kalends.cli.history.RestoreCommand;
import org.kalends.cli.history.ShowCommand;
import org.kalends.cli.history.UndoCommand;
import org.kalends.cli.history.WhyCommand;
import org.kalends.cli.listing.EventsCommand;
import org.kalends.cli.listing.FreeCommand;
import org.kalends.cli.listing.MonthCommand;
import org.kalends.cli.listing.NextCommand;
import org.kalends.cli.listing.SearchCommand;
import org.kalends.cli.listing.TodayCommand;
import org.kalends.cli.listing.WeekCommand;
import org.kalends.cli.mirror.MirrorCommand;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Messages;
import org.kalends.cli.serve.ServeCommand;
import org.kalends.cli.sync.DiscardCommand;
import org.kalends.cli.sync.PullCommand;
import org.kalends.cli.sync.PushCommand;
import org.kalends.cli.sync.ResolveCommand;
import org.kalends.cli.sync.StatusCommand;
import org.kalends.cli.sync.SyncCommand;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.terminal.Terminal.Stream;
import org.kalends.cli.watch.WatchCommand;
import org.kalends.cli.wiring.Environment;
import org.kalends.cli.wiring.Globals;
import org.kalends.cli.wiring.Version;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** All commands, and how a line of arguments becomes one of them. */
final class Commands {
  private static final Pattern WITHIN_A_PARAGRAPH = Pattern.compile("(?<=[^\\n])\\n(?=[^\\s])");

  private Commands() {}

  /** In the order of the help. */
  private static Map<String, Supplier<Object>> all(Wiring wiring) {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("connect", () -> new ConnectCommand(wiring));
    all.put("status", () -> new StatusCommand(wiring));
    all.put("sync", () -> new SyncCommand(wiring));
    all.put("pull", () -> new PullCommand(wiring));
    all.put("push", () -> new PushCommand(wiring));
    all.put("mirror", () -> MirrorCommand.line(wiring));
    all.put("resolve", () -> new ResolveCommand(wiring));
    all.put("discard", () -> new DiscardCommand(wiring));
    all.put("log", () -> new LogCommand(wiring));
    all.put("undo", () -> new UndoCommand(wiring));
    all.put("restore", () -> new RestoreCommand(wiring));
    all.put("why", () -> new WhyCommand(wiring));
    all.put("events", () -> new EventsCommand(wiring));
    all.put("today", () -> new TodayCommand(wiring));
    all.put("week", () -> new WeekCommand(wiring));
    all.put("month", () -> new MonthCommand(wiring));
    all.put("next", () -> new NextCommand(wiring));
    all.put("search", () -> new SearchCommand(wiring));
    all.put("free", () -> new FreeCommand(wiring));
    all.put("new", () -> new NewCommand(wiring));
    all.put("edit", () -> new EditCommand(wiring));
    all.put("move", () -> new MoveCommand(wiring));
    all.put("delete", () -> new DeleteCommand(wiring));
    all.put("import", () -> new ImportCommand(wiring));
    all.put("export", () -> new ExportCommand(wiring));
    all.put("show", () -> new ShowCommand(wiring));
    all.put("accounts", () -> new AccountsCommand(wiring));
    all.put("calendars", () -> new CalendarsCommand(wiring));
    all.put("disconnect", () -> new DisconnectCommand(wiring));
    all.put("doctor", () -> new DoctorCommand(wiring));
    all.put("watch", () -> new WatchCommand(wiring));
    all.put("serve", () -> new ServeCommand(wiring));
    all.put("demo", () -> new DemoCommand(wiring));
    all.put("completion", () -> new CompletionCommand(wiring));
    return all;
  }

  /**
   * The parser for these arguments. Making a command costs milliseconds, so only those are made
   * that the first argument leaves possible.
   */
  static CommandLine line(Terminal terminal, Environment environment, String... args) {
    Globals globals = new Globals(terminal);
    Wiring wiring = new Wiring(terminal, environment, globals);
    CommandLine line = new CommandLine(new Kalends(globals));
    Map<String, Supplier<Object>> all = all(wiring);
    for (String name : needed(all.keySet(), args)) {
      line.addSubcommand(name, all.get(name).get());
    }
    flow(line.getCommandSpec());
    return configured(line, terminal);
  }

  /**
   * Has the lines of each paragraph below the options flow, so that they end where the width does.
   */
  private static void flow(CommandSpec command) {
    String text = String.join("\n", command.usageMessage().footer());
    command.usageMessage().footer(WITHIN_A_PARAGRAPH.matcher(text).replaceAll(" ").split("\n", -1));
    command.subcommands().values().forEach(line -> flow(line.getCommandSpec()));
  }

  private static Collection<String> needed(Set<String> all, String... args) {
    String first = args.length == 0 ? "" : args[0];
    if (first.equals("--version") || first.equals("-V")) {
      return List.of();
    }
    return all.contains(first) && !first.equals("completion") ? List.of(first) : all;
  }

  private static CommandLine configured(CommandLine line, Terminal terminal) {
    CommandLine.IVersionProvider version = () -> new String[] {Version.line()};
    line.getCommandSpec().versionProvider(version);
    return line.setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(terminal.colored(Stream.OUT) ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.clamp(terminal.columns(), 60, 110))
        .setUsageHelpLongOptionsMaxWidth(32)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, args) -> misused(e, terminal))
        .setExecutionExceptionHandler((e, command, result) -> failed(e, terminal));
  }

  private static int misused(ParameterException e, Terminal terminal) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      terminal.complain("cannot do anything with `" + unmatched.getUnmatched().get(0) + "`");
      suggestion(unmatched).ifPresent(near -> terminal.err("did you mean " + near + "?"));
    } else {
      terminal.complain(e.getMessage());
    }
    terminal.err("see " + command + " --help");
    return Exit.USAGE;
  }

  private static Optional<String> suggestion(CommandLine.UnmatchedArgumentException e) {
    return Nearest.to(e.getUnmatched().get(0), e.getCommandLine().getSubcommands().keySet())
        .or(() -> e.getSuggestions().stream().limit(2).reduce((a, b) -> a + " or " + b));
  }

  private static int failed(Exception e, Terminal terminal) throws Exception {
    return switch (e) {
      case Failure failure -> {
        terminal.complain(failure.getMessage());
        yield failure.exit();
      }
      case UnclearDate unclear -> {
        terminal.complain(unclear.getMessage());
        yield Exit.USAGE;
      }
      case Refused refused -> {
        terminal.complain(refused.getMessage());
        yield Exit.USAGE;
      }
      case IOException io -> {
        terminal.complain(Messages.of(io));
        yield Exit.FAILED;
      }
      default -> throw e;
    };
  }
}

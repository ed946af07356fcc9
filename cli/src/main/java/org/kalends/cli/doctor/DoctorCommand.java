package org.kalends.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.doctor.Checkup.Entry;
import org.kalends.cli.doctor.Checkup.State;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Json;
import org.kalends.cli.report.Words;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Folders;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.files.RootLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks for what is not as it should be in folders and ledger. */
@Command(
    name = "doctor",
    description =
        "Look for damage in folders and ledger: files that cannot be read, UIDs that are"
            + " missing or doubled, wrong names, overrides without a series, leftovers.",
    footer = {
      "",
      "--fix gives events without a UID one, corrects names and removes leftovers;",
      "everything else is for you to decide.",
      "",
      "Examples:",
      "  kalends doctor",
      "  kalends doctor -c work --fix"
    })
public final class DoctorCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Option(
      names = {"-c", "--calendar"},
      paramLabel = "CAL",
      description = "Only this folder; may be given several times.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--fix", description = "Put right what can be without losing anything.")
  private boolean fix;

  @Option(names = "--json", description = "Print JSON for programs; see docs/json.md.")
  private boolean json;

  public DoctorCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Folders folders = wiring.folders();
    List<Path> chosen = chosen(folders);
    List<Entry> entries = new ArrayList<>(fix ? fixed(folders, chosen) : seen(folders, chosen));
    entries.addAll(ledger(folders.root()));
    if (json) {
      write(entries);
    } else {
      print(entries, chosen.size());
    }
    return entries.stream().anyMatch(entry -> entry.state() == State.WAITS)
        ? Exit.WAITING
        : Exit.DONE;
  }

  private static List<Entry> seen(Folders folders, List<Path> chosen) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path folder : chosen) {
      entries.addAll(Checkup.look(folders, folder));
    }
    return entries;
  }

  private static List<Entry> fixed(Folders folders, List<Path> chosen) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (chosen.isEmpty()) {
      return entries;
    }
    RootLock lock = RootLock.acquire(folders.root());
    try {
      for (Path folder : chosen) {
        entries.addAll(Checkup.fix(folders, folder));
      }
    } finally {
      lock.close();
    }
    return entries;
  }

  private List<Path> chosen(Folders folders) throws IOException {
    List<Path> all = folders.all();
    List<String> known = all.stream().map(folder -> folder.getFileName().toString()).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw Failure.usage(
            "there is no calendar `%s`; %s".formatted(name, Nearest.hint(name, known)));
      }
    }
    return all.stream()
        .filter(folder -> names.isEmpty() || names.contains(folder.getFileName().toString()))
        .toList();
  }

  /** A root that was never synced has no ledger, and a doctor makes nothing new. */
  private List<Entry> ledger(Path root) throws IOException {
    return Files.exists(root.resolve(".kalends").resolve("root.toml"))
        ? Checkup.ledger(wiring.ledger(wiring.rootFile(wiring.config(), root)))
        : List.of();
  }

  private void print(List<Entry> entries, int folders) {
    Terminal terminal = wiring.terminal();
    String calendar = null;
    for (Entry entry : entries) {
      if (!entry.calendar().equals(calendar)) {
        calendar = entry.calendar();
        terminal.out(calendar.isEmpty() ? "ledger" : calendar);
      }
      terminal.out("  " + entry.file().getFileName() + ": " + entry.message());
      String remedy = entry.state() == State.FIXED ? "fixed" : entry.remedy();
      if (!remedy.isEmpty()) {
        terminal.out("      " + remedy);
      }
    }
    if (entries.isEmpty()) {
      terminal.out(Words.count(folders, "calendar") + ", all well");
    }
  }

  private void write(List<Entry> entries) {
    Json.write(
        wiring.terminal().out(),
        out -> {
          out.beginObject().name("findings").beginArray();
          for (Entry entry : entries) {
            out.beginObject();
            Json.field(out, "calendar", entry.calendar());
            Json.field(out, "file", entry.file().toString());
            Json.field(out, "message", entry.message());
            Json.field(out, "state", entry.state().name().toLowerCase(Locale.ROOT));
            Json.field(out, "remedy", entry.remedy());
            out.endObject();
          }
          out.endArray().endObject();
        });
  }
}

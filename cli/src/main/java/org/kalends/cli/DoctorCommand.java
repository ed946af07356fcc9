package org.kalends.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kalends.cli.config.Nearest;
import org.kalends.cli.terminal.Terminal;
import org.kalends.core.files.Finding;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Inspection;
import org.kalends.core.files.RootLock;
import org.kalends.core.ledger.Ledger;
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
final class DoctorCommand implements Callable<Integer> {
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

  DoctorCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /**
   * Something found.
   *
   * @param remedy what to do about it, empty where it was fixed
   */
  private record Entry(
      String calendar, Path file, String message, boolean fixed, Optional<String> remedy) {}

  @Override
  public Integer call() throws IOException {
    Folders folders = wiring.folders();
    List<Path> chosen = chosen(folders);
    List<Entry> entries = new ArrayList<>(fix ? locked(folders, chosen) : examine(folders, chosen));
    ledger(folders.root()).ifPresent(entries::add);
    if (json) {
      write(entries);
    } else {
      print(entries, chosen.size());
    }
    return entries.stream().allMatch(Entry::fixed) ? Exit.DONE : Exit.WAITING;
  }

  private List<Entry> locked(Folders folders, List<Path> chosen) throws IOException {
    RootLock lock = RootLock.acquire(folders.root());
    try {
      return examine(folders, chosen);
    } finally {
      lock.close();
    }
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

  private List<Entry> examine(Folders folders, List<Path> chosen) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path folder : chosen) {
      FolderFormat format = FolderFormat.plain(folders.layout(folder), folders.zone());
      Inspection inspection = Inspection.of(folder, format, folders.clock());
      for (Finding finding : inspection.findings()) {
        entries.add(entry(folder.getFileName().toString(), inspection, finding));
      }
    }
    return entries;
  }

  private Entry entry(String calendar, Inspection inspection, Finding finding) throws IOException {
    boolean fixed = fix && finding instanceof Finding.Fixable;
    if (fix && finding instanceof Finding.Fixable fixable) {
      inspection.fix(fixable);
    }
    return new Entry(
        calendar,
        finding.file(),
        finding.message(),
        fixed,
        fixed ? Optional.empty() : Optional.of(remedy(calendar, finding)));
  }

  private static String remedy(String calendar, Finding finding) {
    return switch (finding) {
      case Finding.Unusable unusable -> unusable.problem().remedy();
      case Finding.Flaw flaw -> "line " + flaw.line() + "; it is kept as it stands";
      case Finding.Orphan orphan -> "right for an invitation to one date; else delete the file";
      case Finding.Fixable fixable -> "kalends doctor -c " + calendar + " --fix";
    };
  }

  /** The ledger is looked at only where there is one: a doctor makes nothing new. */
  private Optional<Entry> ledger(Path root) throws IOException {
    if (!Files.exists(root.resolve(".kalends").resolve("root.toml"))) {
      return Optional.empty();
    }
    Path file = wiring.ledger(wiring.rootFile(wiring.config(), root));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Ledger ledger = Ledger.open(file)) {
      List<String> damage = ledger.damage();
      return damage.isEmpty() ? Optional.empty() : Optional.of(ill(file, damage.getFirst()));
    } catch (IOException e) {
      return Optional.of(ill(file, Messages.of(e)));
    }
  }

  private static Entry ill(Path file, String message) {
    return new Entry(
        "",
        file,
        message,
        false,
        Optional.of(
            "move it away; history is lost then, events are not: the next sync links anew"));
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
      terminal.out("      " + entry.remedy().orElse("fixed"));
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
            out.name("fixed").value(entry.fixed());
            Json.field(out, "remedy", entry.remedy());
            out.endObject();
          }
          out.endArray().endObject();
        });
  }
}

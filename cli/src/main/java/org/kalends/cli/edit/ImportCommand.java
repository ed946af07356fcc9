package org.kalends.cli.edit;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Messages;
import org.kalends.cli.report.Words;
import org.kalends.cli.wiring.Desk;
import org.kalends.cli.wiring.Folders;
import org.kalends.cli.wiring.ItemSearch.Found;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.ics.Item;
import org.kalends.ics.Problem;
import org.kalends.ics.meaning.Meaning;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes items from files. */
@Command(
    name = "import",
    description = "Take the events of .ics files into a calendar. Nobody is invited or told.",
    footer = {
      "",
      "What is there already is left alone. An item that is there and says something",
      "else is left out, unless --replace or --copy is given.",
      "",
      "Examples:",
      "  kalends import invitation.ics -c work",
      "  kalends import holidays.ics school.ics -c family --dry-run",
      "  curl -s https://example.com/feed.ics | kalends import - -c feed"
    })
public final class ImportCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or `-` for the input.")
  private List<String> files = new ArrayList<>();

  @Mixin private TargetOption target = new TargetOption();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Only say what would be done.")
  private boolean dryRun;

  @ArgGroup(exclusive = true)
  private Clash clash = new Clash();

  @Option(names = "--json", description = "Print JSON for programs; see docs/json.md.")
  private boolean json;

  /** What becomes of an item that is there and says something else. */
  static final class Clash {
    @Option(names = "--replace", description = "Put the new one in place of what is there.")
    private boolean replace;

    @Option(names = "--copy", description = "Take the new one too, under a UID of its own.")
    private boolean copy;
  }

  public ImportCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Folders folders = wiring.folders();
    Path folder = target.folder(wiring, folders);
    Intake intake = new Intake();
    int exit = Exit.DONE;
    for (String file : files) {
      exit = Exit.worse(exit, take(file, intake));
    }
    Changes changes = new Changes(wiring, ZonedDateTime.now(wiring.environment().clock()));
    intake.compare(folders.open(folder).read(Known.NOTHING).changed());
    intake.write(folder, changes);
    changes.show(json);
    intake.tell();
    return Exit.worse(exit, intake.waits > 0 || intake.problems > 0 ? Exit.WAITING : Exit.DONE);
  }

  /** A file that cannot be read does not keep back the others. */
  private int take(String file, Intake intake) {
    try {
      Incoming incoming = read(file);
      incoming.problems().forEach(problem -> complain(file, problem));
      intake.problems += incoming.problems().size();
      incoming.items().forEach(intake::add);
      return Exit.DONE;
    } catch (IOException e) {
      wiring.terminal().complain(Messages.of(e));
      return Exit.FAILED;
    }
  }

  private Incoming read(String file) throws IOException {
    byte[] text = file.equals("-") ? input() : Files.readAllBytes(wiring.environment().path(file));
    Incoming incoming = Incoming.of(text);
    if (incoming.items().isEmpty() && incoming.problems().isEmpty()) {
      throw Failure.failed(file + ": there is no event in it");
    }
    return incoming;
  }

  private byte[] input() throws IOException {
    StringWriter text = new StringWriter();
    wiring.terminal().in().transferTo(text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void complain(String file, Problem problem) {
    String place = problem.line() == 0 ? file : file + ", line " + problem.line();
    wiring.terminal().complain(place + ": " + problem.message());
  }

  /** What comes in, and what becomes of it. */
  private final class Intake {
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<Item> created = new ArrayList<>();
    private final Map<Item, Held> replaced = new LinkedHashMap<>();
    private int same;
    private int waits;
    private int problems;

    /** Of two with one UID the first is taken. */
    void add(Item item) {
      Item first = items.putIfAbsent(item.uid(), item);
      if (first != null) {
        clash(first, item, Optional.empty());
      }
    }

    void compare(Map<String, Held> there) {
      for (Item item : items.values()) {
        Held held = there.get(item.uid());
        if (held == null) {
          created.add(item);
        } else {
          Item before = Item.in(held.document()).items().getFirst();
          clash(before, item, Optional.of(held));
        }
      }
    }

    private void clash(Item before, Item item, Optional<Held> held) {
      if (Meaning.of(before.document()).equals(Meaning.of(item.document()))) {
        same++;
      } else if (clash.copy) {
        created.add(Incoming.renamed(item, UUID.randomUUID().toString()));
      } else if (clash.replace && held.isPresent()) {
        replaced.put(item, held.get());
      } else {
        waits++;
        wiring
            .terminal()
            .complain(
                "“%s” (UID %s) says something else than what is there; it is left out: say --replace or --copy"
                    .formatted(Words.shortened(item.title(), 60), item.uid()));
      }
    }

    void write(Path folder, Changes changes) throws IOException {
      if (dryRun) {
        created.forEach(item -> changes.add(Changes.Kind.CREATED, folder, item));
        replaced.keySet().forEach(item -> changes.add(Changes.Kind.CHANGED, folder, item));
        return;
      }
      if (created.isEmpty() && replaced.isEmpty()) {
        return;
      }
      try (Desk desk = wiring.desk("import")) {
        for (Found found : desk.addAll(folder, created, this::refused)) {
          changes.add(Changes.Kind.CREATED, found);
        }
        for (var entry : replaced.entrySet()) {
          Found before = new Found(folder, entry.getValue());
          changes.add(Changes.Kind.CHANGED, desk.replace(before, entry.getKey()));
        }
      }
    }

    private void refused(String message) {
      problems++;
      wiring.terminal().complain(message);
    }

    void tell() {
      if (same > 0) {
        wiring.terminal().err(Words.count(same, "item") + " there already");
      }
      if (dryRun) {
        wiring.terminal().err("nothing was written: --dry-run");
      }
    }
  }
}

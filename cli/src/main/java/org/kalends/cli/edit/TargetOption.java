package org.kalends.cli.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kalends.cli.report.Failure;
import org.kalends.cli.wiring.Desk;
import org.kalends.cli.wiring.Folders;
import org.kalends.cli.wiring.Selection;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Option;

/** The calendar that something is put into. */
final class TargetOption {
  @Option(
      names = {"-c", "--calendar"},
      paramLabel = "CAL",
      description = "The calendar; may be left out where there is only one.")
  private String name;

  /** Asks where it is not clear and somebody can answer. */
  Path folder(Wiring wiring, Folders folders) throws IOException {
    List<Path> all = folders.all();
    Path folder =
        name == null && all.size() == 1
            ? all.getFirst()
            : Selection.of(List.of(name == null ? ask(wiring, folders, all) : name))
                .among(folders)
                .getFirst();
    Desk.requireWritable(folders, folder);
    return folder;
  }

  private static String ask(Wiring wiring, Folders folders, List<Path> all) throws IOException {
    if (all.isEmpty()) {
      throw Failure.failed(
          "there is no calendar in %s yet; make a folder there, or run: kalends connect"
              .formatted(wiring.environment().shown(folders.root())));
    }
    String names =
        String.join(", ", all.stream().map(one -> one.getFileName().toString()).toList());
    if (!wiring.terminal().interactive()) {
      throw Failure.usage("say which calendar with -c; there are: " + names);
    }
    return wiring.terminal().ask("Which calendar (" + names + ")?").orElse("");
  }
}

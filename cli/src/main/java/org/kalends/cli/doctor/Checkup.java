package org.kalends.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kalends.cli.report.Messages;
import org.kalends.cli.wiring.Folders;
import org.kalends.core.files.Finding;
import org.kalends.core.files.FolderFormat;
import org.kalends.core.files.Inspection;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.ledger.LedgerException;

/** Looks at one folder, or the ledger, and puts right what may be. */
final class Checkup {
  /** What became of a finding. */
  enum State {
    FIXED,
    /** For the user to act on. */
    WAITS,
    /** Worth knowing; nothing needs to be done. */
    NOTE
  }

  /**
   * Something found.
   *
   * @param calendar empty where it is about the ledger
   * @param remedy what to do about it, empty where it was fixed
   */
  record Entry(String calendar, Path file, String message, State state, String remedy) {}

  private final Path folder;
  private final FolderFormat format;
  private final Folders folders;
  private final List<Entry> fixed = new ArrayList<>();

  private Checkup(Folders folders, Path folder) {
    this.folders = folders;
    this.folder = folder;
    this.format = folders.format(folder);
  }

  /** What is found in a folder; nothing is changed. */
  static List<Entry> look(Folders folders, Path folder) throws IOException {
    Checkup checkup = new Checkup(folders, folder);
    return checkup.entries(checkup.inspect().findings(), Set.of());
  }

  /** What was fixed in a folder, then what is left. */
  static List<Entry> fix(Folders folders, Path folder) throws IOException {
    return new Checkup(folders, folder).fix();
  }

  /** The ledger is looked at only where there is one. */
  static List<Entry> ledger(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Ledger ledger = Ledger.open(file)) {
      String advice =
          "move it away; history is lost then, events are not: the next sync links them anew";
      return ledger.damage().stream()
          .map(damage -> new Entry("", file, damage, State.WAITS, advice))
          .toList();
    } catch (LedgerException e) {
      return List.of(new Entry("", file, Messages.of(e), State.WAITS, ""));
    } catch (IOException e) {
      return List.of(new Entry("", file, Messages.of(e), State.WAITS, "try again"));
    }
  }

  private Inspection inspect() throws IOException {
    return Inspection.of(folder, format, folders.clock());
  }

  /** One fix can make another possible: what has no UID has no right name either. */
  private List<Entry> fix() throws IOException {
    Set<Finding> failed = new HashSet<>();
    List<Finding.Fixable> open;
    Inspection inspection;
    do {
      inspection = inspect();
      open = fixable(inspection, failed);
      for (Finding.Fixable finding : open) {
        fix(inspection, finding, failed);
      }
    } while (!open.isEmpty());
    List<Entry> entries = new ArrayList<>(fixed);
    entries.addAll(entries(inspection.findings(), failed));
    return entries;
  }

  private static List<Finding.Fixable> fixable(Inspection inspection, Set<Finding> failed) {
    return inspection.findings().stream()
        .filter(finding -> !failed.contains(finding))
        .filter(Finding.Fixable.class::isInstance)
        .map(Finding.Fixable.class::cast)
        .toList();
  }

  private void fix(Inspection inspection, Finding.Fixable finding, Set<Finding> failed) {
    try {
      inspection.fix(finding);
      fixed.add(new Entry(calendar(), finding.file(), finding.message(), State.FIXED, ""));
    } catch (IOException e) {
      // Tried once: a name that is taken stays taken.
      failed.add(finding);
    }
  }

  private List<Entry> entries(List<Finding> findings, Set<Finding> failed) {
    return findings.stream().map(finding -> entry(finding, failed.contains(finding))).toList();
  }

  private Entry entry(Finding finding, boolean failed) {
    return switch (finding) {
      case Finding.Unusable unusable -> entry(finding, State.WAITS, unusable.problem().remedy());
      case Finding.Flaw flaw ->
          entry(finding, State.NOTE, "line " + flaw.line() + "; it is kept as it stands");
      case Finding.Orphan orphan ->
          entry(finding, State.NOTE, "right for an invitation to one date; else delete the file");
      case Finding.WrongName wrong when failed ->
          entry(finding, State.WAITS, "another file has that name; look at both");
      case Finding.Fixable fixable when failed ->
          entry(finding, State.WAITS, "the file has changed or may not be changed; look again");
      case Finding.Fixable fixable ->
          entry(finding, State.WAITS, "kalends doctor -c " + calendar() + " --fix");
    };
  }

  private Entry entry(Finding finding, State state, String remedy) {
    return new Entry(calendar(), finding.file(), finding.message(), state, remedy);
  }

  private String calendar() {
    return folder.getFileName().toString();
  }
}

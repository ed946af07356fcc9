package org.kalends.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;
import org.kalends.ics.Problem;
import org.kalends.ics.Property;
import org.kalends.ics.zone.Zones;

/** What is not as it should be in one calendar folder. Looking changes nothing. */
public final class Inspection {
  private final Disk disk;
  private final FolderFormat format;
  private final List<Finding> findings = new ArrayList<>();

  private Inspection(Disk disk, FolderFormat format) {
    this.disk = disk;
    this.format = format;
  }

  /** Reads every file of a folder. */
  public static Inspection of(Path folder, FolderFormat format, Clock clock) throws IOException {
    Inspection inspection = new Inspection(new Disk(folder, clock), format);
    inspection.look();
    return inspection;
  }

  /** In the order of the file names within each kind. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  private void look() throws IOException {
    Survey survey = new Survey(disk, Known.NOTHING);
    Findings read = new Findings(survey, disk, format);
    Set<String> withoutUid = new HashSet<>();
    for (Loaded loaded : survey.loaded().values()) {
      if (loaded instanceof Loaded.Sound sound) {
        sound.problems().forEach(problem -> withoutUid.add(problem.where()));
        sound
            .problems()
            .forEach(problem -> add(new Finding.WithoutUid(path(problem), problem.title())));
      }
    }
    for (ItemProblem problem : read.snapshot(false).problems()) {
      if (!withoutUid.contains(problem.where())) {
        add(new Finding.Unusable(path(problem), problem));
      }
    }
    for (Loaded loaded : survey.loaded().values()) {
      if (loaded instanceof Loaded.Sound sound) {
        look(sound.file(), read);
      }
    }
    survey.scan().leftovers().forEach(file -> add(new Finding.Leftover(file)));
    SyncedUids.read(disk.folder())
        .problem()
        .ifPresent(problem -> add(new Finding.Unusable(path(problem), problem)));
  }

  private void look(CalendarFile file, Findings read) {
    Path path = disk.path(file.name());
    for (Problem flaw : Document.parse(file.document().bytes()).problems()) {
      add(new Finding.Flaw(path, flaw.line(), flaw.message()));
    }
    rightName(file).ifPresent(name -> add(new Finding.WrongName(path, name)));
    file.items().values().stream()
        .filter(item -> !read.hasMaster(item.uid()))
        .forEach(item -> add(new Finding.Orphan(path, item.title())));
  }

  /** The name that a file should have and has not. */
  private Optional<String> rightName(CalendarFile file) {
    if (format.layout() == Layout.VDIR) {
      return Optional.empty();
    }
    Zones zones = file.zones();
    return file.sole()
        .map(component -> FileNames.caldir(component, format.zone(), zones))
        .filter(right -> !isWithLongerId(file.name(), right));
  }

  /** A longer id is right where the short one was taken. */
  private static boolean isWithLongerId(String name, String right) {
    String stem = right.substring(0, right.length() - FileNames.EXTENSION.length());
    return name.startsWith(stem) && name.substring(stem.length()).matches("[0-9a-v]*\\.ics");
  }

  private void add(Finding finding) {
    findings.add(finding);
  }

  private static Path path(ItemProblem problem) {
    return Path.of(problem.where());
  }

  /** Puts one finding right. Throws if the file has changed since, or the new name is taken. */
  public void fix(Finding.Fixable finding) throws IOException {
    String name = finding.file().getFileName().toString();
    switch (finding) {
      case Finding.Leftover leftover -> Files.deleteIfExists(leftover.file());
      case Finding.WrongName wrong -> disk.move(name, wrong.right());
      case Finding.WithoutUid without -> giveUids(name);
    }
    disk.sync();
  }

  private void giveUids(String name) throws IOException {
    if (!(Loader.load(disk, name) instanceof Loaded.Sound(CalendarFile file, var problems))) {
      throw new IOException(disk.path(name) + " cannot be read any more; look again");
    }
    List<Node> nodes = new ArrayList<>();
    for (Node node : file.document().nodes()) {
      nodes.add(node instanceof Component calendar ? withUids(calendar) : node);
    }
    Disk.Staged staged = disk.stage(file.document().withNodes(nodes).bytes(), name);
    if (!disk.fingerprint(name).equals(Optional.of(file.fingerprint()))) {
      disk.discard(staged);
      throw new IOException(disk.path(name) + " has changed in the meantime; look again");
    }
    disk.replace(staged, name);
  }

  private static Component withUids(Component calendar) {
    List<Component> without = Loader.withoutUid(List.of(calendar));
    List<Node> nodes = new ArrayList<>();
    for (Node node : calendar.nodes()) {
      boolean lacks = without.stream().anyMatch(component -> component == node);
      nodes.add(lacks ? withUid((Component) node) : node);
    }
    return calendar.withNodes(nodes);
  }

  private static Component withUid(Component component) {
    return component.with(Property.of("UID", UUID.randomUUID().toString()));
  }
}

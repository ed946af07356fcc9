package org.kalends.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.core.files.Layout;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Samples;
import org.kalends.testkit.proxy.Asked;
import org.kalends.testkit.proxy.Fault;
import org.kalends.testkit.proxy.FaultProxy;
import org.kalends.testkit.proxy.Faults;
import org.kalends.testkit.proxy.Faults.Rule;

/** Whatever makes many items seem to be gone, on either side, nobody loses them by it. */
class DeletionsTest {
  private static final int MANY = 15;
  private static final String NOTHING =
      "<?xml version=\"1.0\"?><D:multistatus xmlns:D=\"DAV:\"></D:multistatus>";

  private final OwnServer far = new OwnServer(Layout.VDIR);
  private final PlainDav dav = new PlainDav(far);
  private final FaultProxy proxy = FaultProxy.to(far.base());
  private final URI team = far.home().resolve("team/");
  private final Person ann =
      new Person("ann").account("far", proxy.via(far.base()), far.user(), far.password());

  @AfterEach
  void stop() {
    ann.close();
    proxy.close();
    far.close();
  }

  private void inStep(int items, String... settings) {
    dav.make(team);
    ann.calendar("team", "far", proxy.via(team), settings);
    for (int i = 0; i < items; i++) {
      put(i, "Item " + i);
    }
    ann.run(0, "sync");
    assertThat(ann.files("team")).hasSize(items);
  }

  private void put(int i, String title) {
    dav.put(team.resolve("item-" + i + ".ics"), Samples.event("item-" + i, title).bytes());
  }

  private int there() {
    return dav.etags(team).size();
  }

  private void removeFiles() throws IOException {
    for (Path file : ann.files("team")) {
      Files.delete(file);
    }
  }

  private void breaking(Rule... rules) {
    proxy.breaking(Faults.script(rules));
  }

  private void nothingIsGone(int items) {
    assertThat(ann.files("team")).hasSize(items);
    assertThat(there()).isEqualTo(items);
    proxy.breaking(Faults.NONE);
    assertThat(ann.run(0, "sync")).contains("in step");
    assertThat(ann.files("team")).hasSize(items);
    assertThat(there()).isEqualTo(items);
  }

  // The server

  @ParameterizedTest
  @ValueSource(ints = {404, 410, 403, 500})
  void aCollectionThatIsGoneIsNeverEverythingDeleted(int status) {
    inStep(MANY);
    breaking(Rule.always(asked -> asked.path().contains("team"), Fault.Instead.of(status)));
    assertThat(ann.run(1, "sync", "--force-deletes")).contains("team");
    nothingIsGone(MANY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, MANY})
  void aCollectionThatGoesWhileItIsReadIsNeverEverythingDeleted(int items) {
    inStep(items);
    put(items, "New");
    Fault empty = new Fault.Instead(207, Map.of("Content-Type", "application/xml"), NOTHING);
    breaking(
        new Rule(asked -> asked.method().equals("PROPFIND") && !asked.lists(), 1, Fault.NONE),
        new Rule(asked -> asked.text().contains("sync-collection"), 1, Fault.Instead.of(403)),
        new Rule(Asked::lists, 1, empty),
        Rule.always(asked -> true, Fault.Instead.of(404)));
    ann.run(1, "sync", "--force-deletes");
    assertThat(ann.files("team")).hasSize(items);
    proxy.breaking(Faults.NONE);
    ann.run(0, "sync");
    assertThat(ann.files("team")).hasSize(items + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatAListingLeavesOutIsAskedForBeforeItCountsAsGone(int oneIn) {
    inStep(MANY);
    put(0, "Changed, so that there is something to list");
    breaking(
        Rule.always(asked -> asked.text().contains("sync-collection"), Fault.Instead.of(403)),
        Rule.always(Asked::lists, new Fault.MissingItems(oneIn)));
    ann.run(0, "sync", "--force-deletes");
    nothingIsGone(MANY);
  }

  @Test
  void aServerThatHasLostHalfOfItsItemsTakesNoneHere() {
    inStep(2 * MANY);
    for (int i = 0; i < MANY; i++) {
      dav.delete(team.resolve("item-" + i + ".ics"));
    }
    String said = ann.run(3, "sync");
    assertThat(said).contains("gone from the server, not deleted here");
    assertThat(said).contains("kalends sync -c team --force-deletes=15");
    assertThat(said).contains("kalends resolve -c team --keep local");
    assertThat(ann.files("team")).hasSize(2 * MANY);
    ann.run(0, "sync", "-c", "team", "--force-deletes=15");
    nothingIsGone(MANY);
  }

  @Test
  void whatAServerHasLostIsSentAgainByResolve() {
    inStep(2);
    dav.delete(team.resolve("item-0.ics"));
    dav.delete(team.resolve("item-1.ics"));
    ann.run(3, "sync");
    ann.run(0, "resolve", "-c", "team", "--keep", "local");
    nothingIsGone(2);
  }

  @Test
  void resolveNeverMakesADeletion() {
    inStep(2);
    dav.delete(team.resolve("item-0.ics"));
    dav.delete(team.resolve("item-1.ics"));
    ann.run(3, "resolve", "--all", "--keep", "remote");
    assertThat(ann.files("team")).hasSize(2);
  }

  @Test
  void aServerRestoredFromABackupTakesNothingThatCameSince() throws IOException {
    inStep(2);
    Path backup = copy(far.root().resolve("team"), far.root().resolveSibling("backup"));
    put(0, "Edited since");
    for (int i = 2; i < 2 + MANY; i++) {
      put(i, "New since");
    }
    ann.run(0, "sync");
    for (int i = 1; i < 2 + MANY; i++) {
      dav.delete(team.resolve("item-" + i + ".ics"));
    }
    copy(backup, far.root().resolve("team"));
    breaking(Rule.always(asked -> asked.text().contains("sync-collection"), Fault.Instead.of(403)));
    ann.run(3, "sync");
    assertThat(ann.files("team")).hasSize(2 + MANY);
    ann.run(0, "resolve", "--all", "--keep", "local");
    nothingIsGone(2 + MANY);
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".ics")).toList()) {
        Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    return to;
  }

  // The folder

  @Test
  void removingAllFilesWaitsAndTheMessageNamesTheCommandThatLetsItPass() throws IOException {
    inStep(MANY);
    removeFiles();
    String said = ann.run(3, "sync");
    assertThat(said).contains("gone from the folder, not deleted on the server");
    assertThat(said).contains("kalends sync -c team --force-deletes=15");
    assertThat(said).contains("kalends discard -c team");
    assertThat(there()).isEqualTo(MANY);
    ann.run(3, "sync", "--force-deletes=14");
    assertThat(there()).isEqualTo(MANY);
    ann.run(0, "sync", "-c", "team", "--force-deletes=15");
    nothingIsGone(0);
  }

  @Test
  void filesRemovedByMistakeComeBack() throws IOException {
    inStep(MANY);
    removeFiles();
    ann.run(3, "push");
    ann.run(0, "discard", "-c", "team", "--yes");
    nothingIsGone(MANY);
  }

  @Test
  void filesRemovedByMistakeComeBackByResolveAndOtherEditsStay() throws IOException {
    inStep(MANY);
    removeFiles();
    Files.write(ann.root().resolve("team/new.ics"), Samples.event("new", "New").bytes());
    ann.run(0, "resolve", "--all", "--keep", "remote");
    assertThat(ann.files("team")).hasSize(MANY + 1);
    ann.run(0, "sync");
    nothingIsGone(MANY + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, MANY})
  void aFolderThatIsNotMountedIsNeverEverythingDeleted(int items) throws IOException {
    inStep(items);
    Path folder = ann.root().resolve("team");
    Path elsewhere = Files.move(folder, ann.home().resolve("unmounted"));
    assertThat(ann.run(1, "sync", "--force-deletes")).contains(folder.toString(), "is gone");
    Files.createDirectory(folder);
    for (String command : List.of("sync", "push", "status")) {
      assertThat(ann.run(1, command)).contains("is empty", "mount", "kalends discard -c team");
    }
    assertThat(there()).isEqualTo(items);
    Files.delete(folder);
    Files.move(elsewhere, folder);
    nothingIsGone(items);
  }

  @Test
  void aFolderThatIsEmptyMayBeFilledAgain() throws IOException {
    inStep(MANY);
    Files.move(ann.root().resolve("team"), ann.home().resolve("lost"));
    Files.createDirectory(ann.root().resolve("team"));
    ann.run(0, "discard", "-c", "team", "--yes");
    nothingIsGone(MANY);
  }

  @Test
  void aVdirThatIsNotMountedIsNeverEverythingDeleted() throws IOException {
    inStep(MANY, "layout = \"vdir\"");
    Path folder = ann.root().resolve("team");
    Path elsewhere = Files.move(folder, ann.home().resolve("unmounted"));
    Files.createDirectory(folder);
    ann.run(3, "sync");
    assertThat(there()).isEqualTo(MANY);
    Files.delete(folder);
    Files.move(elsewhere, folder);
    nothingIsGone(MANY);
  }

  @Test
  void aRootThatIsNotMountedIsNeverEverythingDeleted() throws IOException {
    inStep(MANY);
    Path elsewhere = Files.move(ann.root(), ann.home().resolve("unmounted"));
    Files.createDirectory(ann.root());
    ann.run(0, "sync", "--force-deletes");
    assertThat(there()).isEqualTo(MANY);
    Files.move(ann.root(), ann.home().resolve("wrong"));
    Files.move(elsewhere, ann.root());
    nothingIsGone(MANY);
  }

  @Test
  void renamedFilesAreNotDeleted() throws IOException {
    inStep(MANY);
    for (Path file : ann.files("team")) {
      Files.move(file, file.resolveSibling("renamed-" + file.getFileName()));
    }
    ann.run(0, "sync");
    nothingIsGone(MANY);
  }

  @Test
  void filesThatCannotBeReadAreNotDeleted() throws IOException {
    inStep(MANY);
    for (Path file : ann.files("team")) {
      Files.write(file, new byte[Files.readAllBytes(file).length]);
    }
    ann.run(3, "sync", "--force-deletes");
    assertThat(there()).isEqualTo(MANY);
    for (Path file : ann.files("team")) {
      assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).startsWith("\0");
    }
  }
}

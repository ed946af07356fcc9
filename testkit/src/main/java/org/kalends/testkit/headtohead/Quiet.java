package org.kalends.testkit.headtohead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.kalends.ics.Document;
import org.kalends.testkit.Mixture;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.Scratch;
import org.kalends.testkit.ScriptedServer;
import org.kalends.testkit.TestServer;
import org.kalends.testkit.Xandikos;
import org.kalends.testkit.profile.Profile;
import org.kalends.testkit.proxy.Exchange;
import org.kalends.testkit.proxy.FaultProxy;

/**
 * Syncs with a real server by {@code kalends sync} until all is over there, then once more, and
 * counts what that last run wrote: {@code Quiet PROJECT NAME...}, or {@code all}. The last line
 * tells the sum.
 */
public final class Quiet {
  private final Path launcher;
  private final Path scripts;
  private int count;
  private int writes;

  private Quiet(Path project) {
    launcher = project.resolve("kalends");
    scripts = project.resolve("tools/servers");
  }

  public static void main(String[] args) {
    var quiet = new Quiet(Path.of(args[0]).toAbsolutePath());
    var servers = quiet.servers();
    List<String> asked = List.of(args).subList(1, args.length);
    List<String> names = asked.contains("all") ? List.copyOf(servers.keySet()) : asked;
    for (String name : names) {
      try (TestServer server = servers.get(name).get()) {
        quiet.check(name, server, Optional.empty());
        if (name.equals("radicale")) {
          Arrays.stream(Profile.values())
              .forEach(profile -> quiet.check(profile.title(), server, Optional.of(profile)));
        }
      }
    }
    System.out.printf("quiet: servers %d, writes %d%n", quiet.count, quiet.writes);
    System.exit(quiet.writes == 0 ? 0 : 1);
  }

  private Map<String, Supplier<TestServer>> servers() {
    Map<String, Supplier<TestServer>> servers = new TreeMap<>();
    servers.put("kalends", () -> KalendsServer.start(launcher));
    servers.put("radicale", Radicale::start);
    servers.put("xandikos", Xandikos::start);
    servers.put(
        "cyrus", () -> ScriptedServer.start(scripts.resolve("cyrus"), "dav/calendars/user/alice/"));
    servers.put(
        "davical", () -> ScriptedServer.start(scripts.resolve("davical"), "caldav.php/alice/"));
    return servers;
  }

  private void check(String name, TestServer server, Optional<Profile> profile) {
    try (var scratch = Scratch.folder("quiet");
        var proxy = FaultProxy.to(server.base())) {
      profile.ifPresent(proxy::as);
      URI calendar = server.home().resolve("quiet-" + count++ + "/");
      new PlainDav(server).make(calendar);
      var peer = new KalendsPeer(launcher, scratch.folder(), server, "caldir");
      peer.connect(proxy.via(calendar));
      var sides = new Sides(peer.folder(), proxy.via(calendar), new PlainDav(server));
      fill(sides);
      int first = quiet(name + ", after a first sync", peer, proxy);
      sides.apply(new Edit.Change(Where.FOLDER, "plain", Texts.set("SUMMARY", "Plainer")));
      sides.apply(new Edit.Change(Where.SERVER, "rich", Texts.set("LOCATION", "Room 2")));
      sides.apply(new Edit.Delete(Where.SERVER, "sparse"));
      int second = quiet(name + ", after edits", peer, proxy);
      System.out.printf("%s: %d writes by quiet syncs%n", name, first + second);
      writes += first + second;
    }
  }

  /** Half of the items on each side. */
  private static void fill(Sides sides) {
    int nth = 0;
    for (var item : Mixture.items().entrySet()) {
      Where where = nth++ % 2 == 0 ? Where.SERVER : Where.FOLDER;
      sides.apply(new Edit.Create(where, item.getKey(), item.getValue()));
    }
  }

  /** How much a sync writes that has nothing to do any more. */
  private static int quiet(String when, Peer peer, FaultProxy proxy) {
    Said working = peer.sync();
    if (working.exit() != 0) {
      throw new IllegalStateException(when + ": " + working.output());
    }
    Map<String, Document> before = files(peer.folder());
    proxy.exchanges();
    Said said = peer.sync();
    var changes = new ArrayList<String>();
    proxy.exchanges().stream()
        .filter(Exchange::changed)
        .forEach(e -> changes.add(e.asked().method() + " " + e.asked().path()));
    Map<String, Document> after = files(peer.folder());
    after.forEach((file, text) -> {
      if (!text.equals(before.get(file))) {
        changes.add("file " + file);
      }
    });
    before.keySet().stream().filter(file -> !after.containsKey(file)).forEach(changes::add);
    if (said.exit() != 0) {
      changes.add("exit " + said.exit() + ": " + said.output());
    }
    changes.forEach(change -> System.out.println(when + ": " + change));
    return changes.size();
  }

  private static Map<String, Document> files(Path folder) {
    try (var paths = Files.list(folder)) {
      var files = new TreeMap<String, Document>();
      for (Path path : paths.filter(p -> p.toString().endsWith(".ics")).toList()) {
        files.put(
            path.getFileName() + " " + Files.getLastModifiedTime(path),
            Document.parse(Files.readAllBytes(path)).document());
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

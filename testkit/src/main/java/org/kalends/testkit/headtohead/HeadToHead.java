package org.kalends.testkit.headtohead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.Scratch;
import org.kalends.testkit.headtohead.Score.Wrong;

/**
 * Kalends and vdirsyncer on the same histories: {@code HeadToHead LAUNCHER [--histories N] [--seed
 * S] [--only TEXT]}. Prints what each did wrong, a table, and in the last line the sums.
 */
public final class HeadToHead {
  private final Path launcher;
  private final Map<String, Score> scores = new LinkedHashMap<>();
  private int count;

  private HeadToHead(Path launcher) {
    this.launcher = launcher;
  }

  public static void main(String[] args) {
    var options = new LinkedHashMap<String, String>();
    for (int i = 1; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
    int random = Integer.parseInt(options.getOrDefault("--histories", "10"));
    String only = options.getOrDefault("--only", "");
    var histories = new ArrayList<>(Cases.all());
    LongStream.range(seed, seed + random).mapToObj(RandomHistory::of).forEach(histories::add);
    var match = new HeadToHead(Path.of(args[0]).toAbsolutePath());
    match.play(histories.stream().filter(history -> history.name().contains(only)).toList());
    System.exit(match.score("Kalends").total() == 0 ? 0 : 1);
  }

  private Score score(String peer) {
    return scores.computeIfAbsent(peer, none -> new Score());
  }

  private void play(List<History> histories) {
    try (var server = Radicale.start();
        var scratch = Scratch.folder("head-to-head")) {
      for (History history : histories) {
        Path home = folder(scratch.folder(), "history-" + count);
        play(history, server, new KalendsPeer(launcher, folder(home, "kalends"), server, "vdir"));
        play(history, server, new VdirsyncerPeer(folder(home, "vdirsyncer"), server));
        count++;
      }
    }
    table(histories.size());
  }

  private void play(History history, Radicale server, Peer peer) {
    String calendar = peer.name().toLowerCase(Locale.ROOT) + "-" + count;
    var score = score(peer.name());
    int before = score.lines().size();
    new Match(server, history, peer, calendar, score).play();
    score.lines().stream()
        .skip(before)
        .forEach(line -> System.out.println(peer.name() + ": " + line));
  }

  private void table(int histories) {
    System.out.printf(
        "%n%d histories, %d edits, %d syncs each%n%n| counted | %s |%n|---|%s%n",
        histories,
        score("Kalends").edits(),
        score("Kalends").syncs(),
        String.join(" | ", scores.keySet()),
        "--:|".repeat(scores.size()));
    for (Wrong wrong : Wrong.values()) {
      var row = new StringBuilder("| " + wrong.title());
      scores.values().forEach(score -> row.append(" | ").append(score.count(wrong)));
      System.out.println(row.append(" |"));
    }
    var last = new StringBuilder("head-to-head: histories " + histories);
    scores.forEach(
        (peer, score) -> last.append(", ").append(peer).append(" ").append(score.total()));
    System.out.println(System.lineSeparator() + last);
  }

  private static Path folder(Path in, String name) {
    try {
      return Files.createDirectories(in.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

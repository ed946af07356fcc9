package org.kalends.testkit.headtohead;

import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kalends.testkit.headtohead.Score.Wrong;
import org.kalends.testkit.headtohead.Sides.Holding;
import org.kalends.testkit.proxy.Exchange;

/** Watches one program through one history and counts what it can prove. */
final class Model {
  private final String title;
  private final Score score;
  private final Map<String, Pending> pending = new TreeMap<>();
  private final Set<String> told = new HashSet<>();

  /** What people did to an item since both sides last held the same. */
  private record Pending(Map<Where, Map<String, String>> edits, Set<Where> deleted) {
    Pending() {
      this(new EnumMap<>(Where.class), EnumSet.noneOf(Where.class));
    }

    Map<String, String> on(Where where) {
      return edits.getOrDefault(where, Map.of());
    }

    boolean touched(Where where) {
      return !on(where).isEmpty() || deleted.contains(where);
    }
  }

  /** What both sides hold, by UID. */
  record Picture(Map<String, List<Holding>> folder, Map<String, List<Holding>> server) {
    static Picture of(Sides sides) {
      return new Picture(sides.on(Where.FOLDER), sides.on(Where.SERVER));
    }

    Map<String, List<Holding>> on(Where where) {
      return where == Where.FOLDER ? folder : server;
    }

    Optional<Facts> facts(Where where, String uid) {
      return Optional.ofNullable(on(where).get(uid))
          .map(held -> Facts.of(held.getFirst().document()));
    }

    Set<String> uids() {
      var uids = new TreeSet<>(folder.keySet());
      uids.addAll(server.keySet());
      return uids;
    }
  }

  Model(String title, Score score) {
    this.title = title;
    this.score = score;
  }

  void edited(Edit edit, Optional<Facts> before, Facts after) {
    score.edited();
    Pending item = pending.computeIfAbsent(edit.uid(), none -> new Pending());
    if (edit instanceof Edit.Delete) {
      item.edits().remove(edit.where());
      item.deleted().add(edit.where());
    } else {
      Map<String, String> changed = before.orElse(new Facts(Map.of())).changedIn(after);
      item.edits().computeIfAbsent(edit.where(), none -> new HashMap<>()).putAll(changed);
    }
  }

  void synced(Picture before, Picture after, Said said, List<Exchange> exchanges) {
    score.synced();
    deletions(before, after);
    rewritten(before, after);
    written(before, exchanges);
    said.waiting().forEach(this::conflict);
    var uids = new TreeSet<>(after.uids());
    uids.addAll(pending.keySet());
    uids.stream().filter(uid -> agreed(after, uid)).forEach(uid -> settle(after, uid));
  }

  private static boolean agreed(Picture picture, String uid) {
    return picture.facts(Where.FOLDER, uid).equals(picture.facts(Where.SERVER, uid));
  }

  private void deletions(Picture before, Picture after) {
    for (Where where : Where.values()) {
      for (String uid : before.on(where).keySet()) {
        boolean asked =
            Optional.ofNullable(pending.get(uid))
                .filter(item -> item.deleted().contains(where.other()))
                .isPresent();
        if (!after.on(where).containsKey(uid) && !asked) {
          wrong(Wrong.UNASKED_DELETION, uid, "gone from the " + where);
        }
      }
    }
  }

  private void rewritten(Picture before, Picture after) {
    after
        .folder()
        .forEach((uid, held) -> {
          var was = before.folder().get(uid);
          if (was != null
              && !was.getFirst().stamp().equals(held.getFirst().stamp())
              && before.facts(Where.FOLDER, uid).equals(after.facts(Where.FOLDER, uid))) {
            wrong(Wrong.NO_OP_WRITE, uid, "its file written again");
          }
        });
  }

  private void written(Picture before, List<Exchange> exchanges) {
    var now = new HashMap<String, Facts>();
    var places = new HashMap<String, String>();
    before
        .server()
        .forEach((uid, held) -> {
          now.put(uid, Facts.of(held.getFirst().document()));
          places.put(URI.create(held.getFirst().place()).getPath(), uid);
        });
    for (Exchange exchange : exchanges) {
      if (exchange.changed() && exchange.asked().method().equals("DELETE")) {
        now.remove(places.getOrDefault(exchange.asked().path(), ""));
      } else if (exchange.changed() && exchange.asked().method().equals("PUT")) {
        Facts sent = Facts.of(exchange.asked().document());
        String uid = Sides.uid(exchange.asked().document()).orElse("");
        if (sent.equals(now.put(uid, sent))) {
          wrong(Wrong.NO_OP_WRITE, uid, "put on the server again");
        }
      }
    }
  }

  private void conflict(String uid) {
    Pending item = pending.getOrDefault(uid, new Pending());
    boolean both = item.touched(Where.FOLDER) && item.touched(Where.SERVER);
    boolean apart =
        item.deleted().isEmpty()
            && item.on(Where.FOLDER).keySet().stream()
                .noneMatch(item.on(Where.SERVER)::containsKey);
    if (!both && told.add(uid)) {
      wrong(Wrong.FALSE_CONFLICT, uid, "changed on one side at most");
    } else if (both && apart && told.add(uid)) {
      wrong(Wrong.UNMERGED, uid, item.edits().toString());
    }
  }

  /** Both sides hold the same: what people did must be in it. */
  private void settle(Picture picture, String uid) {
    Optional<Pending> item = Optional.ofNullable(pending.remove(uid));
    Optional<Facts> result = picture.facts(Where.FOLDER, uid);
    told.remove(uid);
    if (item.isPresent() && item.get().deleted().size() < 2) {
      for (Where where : Where.values()) {
        if (!holds(item.get(), where, result)) {
          wrong(Wrong.LOST_EDIT, uid, "on the " + where + ", " + item.get());
        }
      }
    }
  }

  /** An edit beats a deletion. */
  private static boolean holds(Pending item, Where where, Optional<Facts> result) {
    if (item.deleted().contains(where)) {
      return result.isEmpty() || !item.on(where.other()).isEmpty();
    }
    return item.on(where).isEmpty()
        || result
            .filter(facts ->
                item.on(where).entrySet().stream()
                    .allMatch(edit -> facts.value(edit.getKey()).equals(edit.getValue())))
            .isPresent();
  }

  /** After syncs in which nothing went wrong. */
  void ended(Picture picture, Said last) {
    for (String uid : picture.uids()) {
      for (Where where : Where.values()) {
        int copies = picture.on(where).getOrDefault(uid, List.of()).size();
        if (copies > 1) {
          wrong(Wrong.DUPLICATE, uid, copies + " on the " + where);
        }
      }
      if (!agreed(picture, uid)) {
        apart(picture, uid, last.names(uid));
      }
    }
  }

  /** Where it waits for the user, each side must still hold its own; else each the other's, too. */
  private void apart(Picture picture, String uid, boolean waits) {
    Pending item = pending.getOrDefault(uid, new Pending());
    boolean lost = false;
    for (Where where : Where.values()) {
      boolean there =
          holds(item, where, picture.facts(where, uid))
              && (waits || holds(item, where, picture.facts(where.other(), uid)));
      if (!there) {
        lost = true;
        wrong(Wrong.LOST_EDIT, uid, "made on the " + where + ", " + item);
      }
    }
    if (!lost && !waits) {
      wrong(Wrong.LOST_EDIT, uid, "the two sides differ");
    }
  }

  private void wrong(Wrong kind, String uid, String what) {
    score.wrong(kind, title + ", " + uid + ": " + what);
  }
}

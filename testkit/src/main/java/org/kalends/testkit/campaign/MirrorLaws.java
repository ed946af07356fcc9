package org.kalends.testkit.campaign;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.sync.Agreed;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.meaning.Meaning;

/** What always holds of a mirror, and what holds once a run has had no trouble. */
final class MirrorLaws {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

  private final MirrorScene scene;
  private final Map<String, Document> past = new HashMap<>();
  private final Map<String, Integer> held = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, Document> sourceBefore;
  private final Map<String, Document> ownedBefore = new HashMap<>();

  MirrorLaws(MirrorScene scene) {
    this.scene = scene;
    this.sourceBefore = scene.source.documents();
  }

  private LocalDateTime from() {
    return scene.today.minusDays(scene.spec.window().past().orElseThrow()).atStartOfDay();
  }

  private LocalDateTime to() {
    return scene.today.plusDays(scene.spec.window().future().orElseThrow() + 1L).atStartOfDay();
  }

  private boolean isOver(LocalDateTime start) {
    return !start.plusHours(1).isAfter(from());
  }

  private boolean isWithin(LocalDateTime start) {
    return !isOver(start) && start.isBefore(to());
  }

  private static Component event(Document document) {
    return Item.in(document).items().getFirst().components().getFirst();
  }

  private static LocalDateTime start(Document document) {
    String value = event(document).property("DTSTART").orElseThrow().value();
    return LocalDateTime.parse(value, TIME);
  }

  private static String title(Document document) {
    return event(document).text("SUMMARY").orElse("");
  }

  private Optional<Gig> gig(String uid) {
    return Optional.ofNullable(scene.gigs.get(uid));
  }

  /** The source's UID, which every title begins with. */
  static String origin(Document document) {
    return origin(title(document));
  }

  static String origin(String title) {
    return title.split(" ", 2)[0];
  }

  void beforeRun() {
    Set<String> open = new HashSet<>();
    scene.intents().forEach(intent -> open.add(intent.change().uid()));
    ownedBefore.putAll(scene.owned());
    ownedBefore.forEach((uid, document) -> {
      if (!scene.isSeries() && isOver(start(document))) {
        if (!open.contains(uid)) {
          past.put(uid, document);
        }
      } else {
        held.merge(origin(document), 1, Integer::sum);
      }
    });
    for (Agreed agreed : scene.agreed().values()) {
      if (scene.isSeries() || !isOver(start(agreed.left().document()))) {
        known.add(origin(agreed.left().document()));
      }
    }
    known.addAll(held.keySet());
  }

  void afterRun(boolean deletionsAllowed) {
    Violation.unless(
        scene.source.writes() == 0 && scene.source.documents().equals(sourceBefore),
        () -> "the source is never written");
    Map<String, Document> now = scene.target.documents();
    scene.foreign.forEach((uid, document) ->
        Violation.unless(
            document.equals(now.get(uid)), () -> "what others have stays as it is: " + uid));
    scene.kept.values().removeIf(one -> !one.gig().equals(gig(one.uid())));
    scene.kept.forEach((uid, one) ->
        Violation.unless(
            now.containsKey(uid) && now.get(uid).toString().contains(one.words()),
            () -> "what is edited there is kept: " + uid));
    nothingIsLost(now);
    past.keySet().removeAll(scene.unclear ? Set.copyOf(past.keySet()) : scene.touched);
    past.forEach((uid, document) ->
        Violation.unless(
            now.containsKey(uid) && (now.get(uid).equals(document) || !isOver(start(now.get(uid)))),
            () -> "what is over stays: " + uid + " " + title(document)));
    Map<String, Integer> left = new HashMap<>();
    scene.owned().values().forEach(document -> left.merge(origin(document), 1, Integer::sum));
    long losers =
        held.keySet().stream().filter(uid -> left.getOrDefault(uid, 0) < held.get(uid)).count();
    Violation.unless(
        deletionsAllowed || losers < 2 || losers < known.size(),
        () -> "deletions are bounded: " + losers + " of " + known);
  }

  /** What a run replaces or removes is in the history. */
  private void nothingIsLost(Map<String, Document> now) {
    ownedBefore.entrySet().removeIf(one -> one.getValue().equals(now.get(one.getKey())));
    if (!ownedBefore.isEmpty()) {
      Set<String> kept = new HashSet<>();
      scene.history().forEach(document -> kept.add(words(document)));
      ownedBefore.forEach((uid, document) ->
          Violation.unless(
              kept.contains(words(document)), () -> "what is replaced is in the history: " + uid));
    }
  }

  /** An item may be known under another UID than the one that it has in the target. */
  private static String words(Document document) {
    return document.toString().replaceAll("(?m)^UID:.*$", "UID:");
  }

  /**
   * The target is what the model says.
   *
   * @param except UIDs of the source about which nothing is said now
   */
  void complete(Set<String> except) {
    if (scene.isSeries()) {
      wholeItems(except);
    } else {
      occurrences(except);
    }
  }

  private void occurrences(Set<String> except) {
    List<String> expected = new ArrayList<>();
    for (Gig gig : scene.gigs.values()) {
      if (!except.contains(gig.uid())) {
        gig.times(to().toLocalDate()).values().stream()
            .filter(time -> isWithin(time.start()))
            .forEach(time -> expected.add(time.start() + " " + time.title()));
      }
    }
    List<String> present = new ArrayList<>();
    for (Document document : scene.owned().values()) {
      LocalDateTime start = start(document);
      if (!except.contains(origin(document))) {
        if (isWithin(start)) {
          present.add(start + " " + title(document));
        } else if (!isOver(start)) {
          Gig gig = scene.gigs.get(origin(document));
          Violation.unless(
              gig != null
                  && gig.times(start.toLocalDate())
                      .containsValue(new Gig.Time(start, title(document))),
              () -> "nothing that has gone is ahead: " + title(document) + " " + start);
        }
      }
    }
    expected.sort(null);
    present.sort(null);
    Violation.unless(
        expected.equals(present),
        () -> "the target is what the model says: expected " + expected + " but is " + present);
  }

  /** How many occurrences are in the window that the target does not have. */
  long entering() {
    List<String> present = new ArrayList<>();
    scene
        .owned()
        .values()
        .forEach(document -> present.add(start(document) + " " + title(document)));
    return scene.gigs.values().stream()
        .flatMap(gig -> gig.times(to().toLocalDate()).values().stream())
        .filter(time -> isWithin(time.start()))
        .filter(time -> !present.remove(time.start() + " " + time.title()))
        .count();
  }

  private void wholeItems(Set<String> except) {
    Map<String, Document> present = new HashMap<>();
    for (Document document : scene.owned().values()) {
      Document twin = present.put(origin(document), document);
      Violation.unless(twin == null, () -> "nothing is there twice: " + title(document));
    }
    for (Gig gig : scene.gigs.values()) {
      Document there = present.remove(gig.uid());
      if (!except.contains(gig.uid()) && isWanted(gig)) {
        Violation.unless(
            there != null && isSame(there, gig),
            () -> "the target is what the model says: " + gig.title() + " is " + there);
      }
    }
    present.forEach((uid, document) ->
        Violation.unless(
            except.contains(uid) || scene.isOverAsItWas(uid, from()) || scene.mayBeTheirs(uid),
            () -> "nothing that has gone is there: " + title(document)));
  }

  private boolean isWanted(Gig gig) {
    return gig.isNever()
        || gig.times(to().toLocalDate()).values().stream().anyMatch(time -> isWithin(time.start()));
  }

  private boolean isSame(Document there, Gig gig) {
    Document sent = gig.document();
    Document stored = scene.profile.map(like -> like.stored(sent)).orElse(sent);
    return Meaning.of(plain(there, gig.uid())).equals(Meaning.of(plain(stored, gig.uid())));
  }

  private static Document plain(Document document, String uid) {
    return document.withNodes(
        document.calendars().stream().map(calendar -> plain(calendar, uid)).toList());
  }

  private static Component plain(Component component, String uid) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : component.nodes()) {
      if (node instanceof Component inner) {
        nodes.add(plain(inner, uid));
      } else if (!(node instanceof org.kalends.ics.Property property) || stays(property.name())) {
        nodes.add(node);
      }
    }
    Component plain = component.withNodes(nodes);
    return plain.property("UID").isPresent()
        ? plain.with(org.kalends.ics.Property.text("UID", uid))
        : plain;
  }

  private static boolean stays(String name) {
    return !name.startsWith("X-") && !Set.of("ORGANIZER", "ATTENDEE").contains(name);
  }
}

package org.kalends.testkit.kills;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;
import org.kalends.testkit.Choices;

/**
 * Who edits both sides. Nobody edits what they do not see the latest of, so both sides must come to
 * say what was said last, and nothing may ever wait for a decision.
 */
final class People {
  private static final int SERIES = 3;

  private final Stage stage;
  private final Choices choices;
  private final Map<String, Event> latest = new TreeMap<>();
  private final Map<String, Event> deleted = new TreeMap<>();
  private final Map<String, Party> deleters = new TreeMap<>();
  private final Map<String, Set<Party>> authors = new TreeMap<>();
  private final Map<String, Event> agreed = new TreeMap<>();
  private final List<String> told = new ArrayList<>();
  private int words;

  People(Stage stage, Choices choices) {
    this.stage = stage;
    this.choices = choices;
  }

  private enum Party {
    FOLDER,
    SERVER
  }

  /** Both sides are in step: all have seen the latest of everything. */
  void allIsSeen() {
    authors.clear();
    deleters.clear();
    agreed.clear();
    agreed.putAll(latest);
    told.add("in step");
  }

  /**
   * Whether what they delete stays deleted. What a killed run has just brought cannot be told from
   * what it did not come to.
   */
  private boolean mayDelete(Event event, Party party) {
    return authors.getOrDefault(event.uid(), Set.of(party)).equals(Set.of(party));
  }

  /** Else nobody knows that there was an override, and without its file the series says nothing. */
  private boolean wasInStep(Event event, int day) {
    return Optional.ofNullable(agreed.get(event.uid()))
        .filter(then -> then.overrides().containsKey(day))
        .isPresent();
  }

  private void said(Event event, Party party) {
    latest.put(event.uid(), event);
    authors.computeIfAbsent(event.uid(), uid -> EnumSet.noneOf(Party.class)).add(party);
  }

  /** What both sides are to say, by UID. */
  Map<String, Event> latest() {
    return latest;
  }

  /** What has been done, for people. */
  List<String> told() {
    return told;
  }

  void tell(String what) {
    told.add(what);
  }

  /** So many things are done, on either side. */
  void live(int times) throws IOException {
    Map<String, Document> left = stage.left();
    Map<String, Document> right = stage.right();
    for (int i = 0; i < times; i++) {
      if (choices.onceIn(2)) {
        atFolder(left);
        left = stage.left();
      } else {
        atServer(right);
        right = stage.right();
      }
    }
  }

  static boolean says(Optional<Document> there, Optional<Event> wanted) {
    if (there.isEmpty() || wanted.isEmpty()) {
      return there.isEmpty() && wanted.isEmpty();
    }
    return Meaning.of(there.get()).equals(Meaning.of(document(wanted.get())));
  }

  static Document document(Event event) {
    return Document.parse(event.text().getBytes(StandardCharsets.UTF_8)).document();
  }

  private String word(String kind) {
    return kind + " " + ++words;
  }

  private Event made() {
    String uid = "event-" + ++words;
    if (!choices.onceIn(SERIES)) {
      return Event.single(uid, word("New"));
    }
    Event series = Event.series(uid, word("Series"));
    for (int i = choices.below(4); i > 0; i--) {
      series = series.with(2 + choices.below(Event.DAYS - 2), word("Override"));
    }
    return series;
  }

  /** One of those that this side shows as they are meant. */
  private Optional<Event> seen(Map<String, Document> there) {
    List<Event> seen =
        latest.values().stream()
            .filter(e -> says(Optional.ofNullable(there.get(e.uid())), Optional.of(e)))
            .toList();
    return seen.isEmpty() ? Optional.empty() : Optional.of(choices.from(seen));
  }

  private void atServer(Map<String, Document> there) {
    Optional<Event> seen = seen(there);
    if (seen.isEmpty() || choices.onceIn(4)) {
      put(choices.onceIn(2) ? made() : back(there, Party.SERVER));
    } else if (choices.onceIn(4) && mayDelete(seen.get(), Party.SERVER)) {
      told.add("server: delete " + seen.get().uid());
      stage.dav().delete(stage.where(seen.get().uid()));
      gone(seen.get(), Party.SERVER);
    } else {
      put(news(seen.get(), edited(seen.get())));
    }
  }

  /** Never as it was when both were in step: then a killed run may as well have written nothing. */
  private Event news(Event before, Event edited) {
    boolean old = edited.equals(agreed.get(before.uid())) && !mayDelete(before, Party.SERVER);
    return old ? before.titled(word("Edited")) : edited;
  }

  private void put(Event event) {
    told.add("server: put " + event);
    var address = Optional.ofNullable(stage.where(event.uid()));
    int status =
        stage
            .dav()
            .put(
                address.orElseGet(() -> stage.address("put-" + ++words + ".ics")),
                event.text().getBytes(StandardCharsets.UTF_8));
    if (status / 100 != 2) {
      throw new IllegalStateException("the server answered " + status + " to " + event);
    }
    said(event, Party.SERVER);
  }

  private void gone(Event event, Party party) {
    deleters.put(event.uid(), party);
    latest.remove(event.uid());
    agreed.remove(event.uid());
    deleted.put(event.uid(), event);
  }

  /**
   * A deleted one as it was, where this side does not show it any more; else a new one. What a
   * killed run has deleted, and is as it was again, cannot be told from what it did not come to.
   */
  private Event back(Map<String, Document> there, Party party) {
    List<Event> gone =
        deleted.values().stream()
            .filter(e -> !latest.containsKey(e.uid()) && !there.containsKey(e.uid()))
            .filter(e -> deleters.getOrDefault(e.uid(), party) == party)
            .toList();
    return gone.isEmpty() ? made() : choices.from(gone);
  }

  private Event edited(Event event) {
    List<Integer> plain = event.plainDays().filter(day -> day > 1).toList();
    if (!event.daily() || plain.isEmpty() || choices.onceIn(3)) {
      return choices.onceIn(2) ? event.titled(word("Edited")) : event.at(word("Place"));
    }
    List<Integer> overrides = List.copyOf(event.overrides().keySet());
    return switch (choices.below(overrides.isEmpty() ? 2 : 5)) {
      case 0 -> event.with(choices.from(plain), word("Override"));
      case 1 -> event.without(choices.from(plain));
      case 2 ->
          mayDelete(event, Party.SERVER)
              ? event.like(choices.from(overrides))
              : event.titled(word("Edited"));
      case 3 -> event.without(choices.from(overrides)).titled(word("Edited"));
      default ->
          event
              .with(choices.from(overrides), word("Changed"))
              .with(choices.from(plain), word("Override"));
    };
  }

  private void atFolder(Map<String, Document> there) throws IOException {
    Optional<Event> seen = seen(there);
    if (seen.isEmpty() || choices.onceIn(4)) {
      bring(choices.onceIn(2) ? made() : back(there, Party.FOLDER));
    } else if (choices.onceIn(4) && mayDelete(seen.get(), Party.FOLDER)) {
      delete(seen.get());
    } else if (choices.onceIn(4)) {
      rename(seen.get());
    } else {
      edit(seen.get());
    }
  }

  private void bring(Event event) throws IOException {
    told.add("folder: new " + event);
    said(event, Party.FOLDER);
    if (choices.onceIn(2)) {
      stage.write(event.uid() + ".ics", event.text());
      return;
    }
    stage.write(event.uid() + ".ics", Event.calendar(event.master()));
    for (int day : event.overrides().keySet()) {
      stage.write(event.uid() + "-" + day + ".ics", Event.calendar(event.override(day)));
    }
  }

  /** Sometimes the files of overrides are forgotten. */
  private void delete(Event event) throws IOException {
    boolean forgotten = choices.onceIn(2) && !authors.containsKey(event.uid());
    told.add("folder: delete " + event.uid() + (forgotten ? ", its first file" : ""));
    for (String name : stage.files(event.uid())) {
      if (!forgotten || !stage.read(name).contains("RECURRENCE-ID") || isWhole(name)) {
        Files.delete(stage.folder().resolve(name));
      }
    }
    gone(event, Party.FOLDER);
  }

  private boolean isWhole(String name) throws IOException {
    return stage.read(name).split("BEGIN:VEVENT").length > 2;
  }

  private void rename(Event event) throws IOException {
    String name = choices.from(stage.files(event.uid()));
    String other = word("renamed").replace(' ', '-') + ".ics";
    told.add("folder: " + name + " is called " + other);
    Files.move(stage.folder().resolve(name), stage.folder().resolve(other));
  }

  private void edit(Event event) throws IOException {
    String name = choices.from(stage.files(event.uid()));
    Optional<Integer> day =
        event.overrides().keySet().stream().filter(d -> holds(name, d)).findFirst();
    List<Integer> plain = event.plainDays().filter(d -> d > 1).toList();
    if (event.daily() && !plain.isEmpty() && choices.onceIn(2)) {
      int added = choices.from(plain);
      Event more = event.with(added, word("Override"));
      told.add("folder: new override " + more);
      stage.write("override-" + ++words + ".ics", Event.calendar(more.override(added)));
      said(more, Party.FOLDER);
    } else if (day.isPresent() && !isWhole(name)) {
      override(event, name, day.get());
    } else {
      titled(event, name);
    }
  }

  private boolean holds(String name, int day) {
    try {
      return stage.read(name).contains("RECURRENCE-ID:" + Event.start(day, 10));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void override(Event event, String name, int day) throws IOException {
    if (choices.onceIn(2) && mayDelete(event, Party.FOLDER) && wasInStep(event, day)) {
      told.add("folder: delete override " + day + " of " + event.uid() + ", " + name);
      Files.delete(stage.folder().resolve(name));
      said(event.without(day), Party.FOLDER);
      return;
    }
    String title = word("Changed");
    told.add("folder: override " + day + " of " + event.uid() + ": " + title);
    String text = stage.read(name);
    stage.write(name, text.replace("SUMMARY:" + event.overrides().get(day), "SUMMARY:" + title));
    said(event.with(day, title), Party.FOLDER);
  }

  private void titled(Event event, String name) throws IOException {
    String title = word("Edited");
    told.add("folder: " + event.uid() + " in " + name + ": " + title);
    String text = stage.read(name);
    stage.write(
        name, text.replace("SUMMARY:" + event.title() + "\r\n", "SUMMARY:" + title + "\r\n"));
    said(event.titled(title), Party.FOLDER);
  }
}

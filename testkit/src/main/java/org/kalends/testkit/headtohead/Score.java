package org.kalends.testkit.headtohead;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the model has proven against one program, with a line for each. */
final class Score {
  /** What a program can do wrong. */
  enum Wrong {
    /** An edit that is not on both sides in the end although nobody was told that it waits. */
    LOST_EDIT("lost edits"),
    /** An item taken from one side that nobody had deleted on the other. */
    UNASKED_DELETION("deletions nobody asked for"),
    /** One UID in two files or two resources. */
    DUPLICATE("duplicates"),
    /** A conflict told of an item that one side only had edited since both last agreed. */
    FALSE_CONFLICT("false conflicts"),
    /** A conflict told where the two sides had edited different properties. */
    UNMERGED("edits of different properties not merged"),
    /** A write that changed nothing in what the item says. */
    NO_OP_WRITE("no-op writes");

    private final String title;

    Wrong(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final Map<Wrong, Integer> counts = new EnumMap<>(Wrong.class);
  private final List<String> lines = new ArrayList<>();
  private int edits;
  private int syncs;

  void edited() {
    edits++;
  }

  void synced() {
    syncs++;
  }

  void wrong(Wrong kind, String what) {
    counts.merge(kind, 1, Integer::sum);
    lines.add(kind.title() + ": " + what);
  }

  int count(Wrong kind) {
    return counts.getOrDefault(kind, 0);
  }

  int edits() {
    return edits;
  }

  int syncs() {
    return syncs;
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}

package org.kalends.testkit.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, in readable lines, where someone listens. */
final class Story {
  private final boolean listening;
  private final List<String> lines = new ArrayList<>();

  Story(boolean listening) {
    this.listening = listening;
  }

  void tell(Supplier<String> line) {
    if (listening) {
      lines.add(line.get());
    }
  }

  List<String> lines() {
    return lines;
  }
}

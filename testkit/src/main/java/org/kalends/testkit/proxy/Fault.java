package org.kalends.testkit.proxy;

import java.time.Duration;
import java.util.Map;

/** What goes wrong with one request. */
public sealed interface Fault {
  Fault NONE = new None();

  record None() implements Fault {}

  /** The connection breaks before the server hears of it. */
  record DropBefore() implements Fault {}

  /** The server acts; the connection breaks before its answer. */
  record DropAfter() implements Fault {}

  /** The answer comes, but its body breaks off in the middle. */
  record CutBody() implements Fault {}

  /** The server acts in time, the answer is late. */
  record Delay(Duration by) implements Fault {}

  /** The server does not hear of it; this is answered in its place. */
  record Instead(int status, Map<String, String> headers, String body) implements Fault {
    public static Instead of(int status) {
      return new Instead(status, Map.of(), "no");
    }
  }

  /** A listing of all is the one that was given before; all else goes through. */
  record StaleListing() implements Fault {}

  /** A listing of all leaves out one resource in so many, the first of them first. */
  record MissingItems(int oneIn) implements Fault {}
}

package org.kalends.ics.recur;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When a zone's clock runs without a jump. What was looked up once is remembered for all series of
 * the zone, as java.time works each change of the clock out anew.
 */
final class SteadySpans {
  private static final long LONG_AGO = -400_000_000_000_000L;
  static final long LONG_AFTER = 400_000_000_000_000L;

  /** About 48 days: no clock is turned so often, so that neighbours have places of their own. */
  private static final int PLACE_BITS = 22;

  private static final int PLACES = 1024;
  private static final int MOST_ZONES = 256;
  private static final Map<ZoneRules, SteadySpans> KNOWN = new ConcurrentHashMap<>();

  private final ZoneRules rules;
  // Two threads may both work one out; they come to the same.
  private final Span[] known = new Span[PLACES];

  /**
   * A span in which local times and instants go together one by one, ends exclusive.
   *
   * @param offset from UTC, in seconds
   */
  record Span(long fromLocal, long toLocal, long from, long to, int offset) {
    /** Whether the clock shows that time in it, and only once. */
    boolean shows(long local) {
      return local >= fromLocal && local < toLocal;
    }
  }

  private SteadySpans(ZoneRules rules) {
    this.rules = rules;
  }

  static SteadySpans of(ZoneRules rules) {
    if (KNOWN.size() > MOST_ZONES) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(rules, SteadySpans::new);
  }

  /** The one that an instant is in. */
  Span at(long epoch) {
    int place = (int) (epoch >> PLACE_BITS) & PLACES - 1;
    Span span = known[place];
    if (span == null || epoch < span.from || epoch >= span.to) {
      span = around(epoch);
      known[place] = span;
    }
    return span;
  }

  /** The one in which the clock shows that time, if there is such a one. */
  Span near(long local) {
    Span span = at(local);
    return span.shows(local) ? span : at(local - span.offset);
  }

  private Span around(long epoch) {
    Instant instant = Instant.ofEpochSecond(epoch);
    ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    return new Span(
        before == null ? LONG_AGO : Math.max(local(before, false), local(before, true)),
        after == null ? LONG_AFTER : Math.min(local(after, false), local(after, true)),
        before == null ? LONG_AGO : before.toEpochSecond(),
        after == null ? LONG_AFTER : after.toEpochSecond(),
        rules.getOffset(instant).getTotalSeconds());
  }

  /** What the clock shows at a change, before or after it. */
  static long local(ZoneOffsetTransition change, boolean after) {
    ZoneOffset offset = after ? change.getOffsetAfter() : change.getOffsetBefore();
    return change.toEpochSecond() + offset.getTotalSeconds();
  }
}

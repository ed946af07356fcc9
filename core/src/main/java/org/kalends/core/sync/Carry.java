package org.kalends.core.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kalends.core.merge.Contents;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/**
 * The document to be written on one side so that it says what the other side says. What a side has
 * for itself stays: the lines of its container, its VTIMEZONEs, its words for every component that
 * did not change.
 */
final class Carry {
  private Carry() {}

  /** For a side that does not hold the item (any more). */
  static Document created(Side on, Held source, Optional<Agreed> base) {
    Document frame = base.map(last -> last.on(on)).orElse(source).document();
    return onto(frame, source, on, base);
  }

  /** For a side that holds something else. */
  static Document replaced(Side on, Held source, Held target, Optional<Agreed> base) {
    return onto(target.document(), source, on, base);
  }

  private static Document onto(Document frame, Held source, Side on, Optional<Agreed> base) {
    Contents wanted = Contents.of(source.document());
    Map<Contents.Key, Component> same = new HashMap<>();
    base.ifPresent(last ->
        same.putAll(
            unchanged(
                wanted,
                Contents.of(last.on(on.other()).document()),
                Contents.of(last.on(on).document()))));
    return Contents.of(frame).with(wanted.replaced(same));
  }

  /** This side's own words for what the other side has not changed. */
  private static Map<Contents.Key, Component> unchanged(
      Contents now, Contents theirs, Contents mine) {
    Map<Contents.Key, Component> same = new HashMap<>();
    now.components()
        .forEach((key, component) -> {
          Component before = theirs.components().get(key);
          Component own = mine.components().get(key);
          if (before != null
              && own != null
              && Meaning.of(now.alone(component)).equals(Meaning.of(theirs.alone(before)))) {
            same.put(key, own);
          }
        });
    return same;
  }
}

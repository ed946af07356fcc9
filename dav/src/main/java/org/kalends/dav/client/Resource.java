package org.kalends.dav.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Place;
import org.kalends.dav.wire.Href;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** A calendar object resource (RFC 4791 section 4.1): one item, or what is wrong with it. */
sealed interface Resource {
  Pattern END = Pattern.compile("(?i)END:VCALENDAR\\s*$");

  /** Where the end of an item is looked for, blanks after it included. */
  int TAIL = 200;

  record Good(Held held) implements Resource {}

  record Bad(ItemProblem problem) implements Resource {}

  /**
   * Reads what was fetched.
   *
   * @param where the address for messages
   */
  static Resource read(Fetched.Found found, String where) {
    if (!END.matcher(tail(found.content())).find())
      return bad(where, "", "is no calendar data, or only the beginning of it");
    var document = Document.parse(found.content()).document();
    var items = Item.in(document).items();
    if (items.isEmpty()) return bad(where, "", "holds no event, to-do or journal with a UID");
    if (items.size() > 1)
      return bad(
          where, items.getFirst().title(), "holds " + items.size() + " items with different UIDs");
    var version = Etag.version(found.etag(), found.content());
    var place = new Place(found.href().value());
    return new Good(new Held(items.getFirst().uid(), place, version, document));
  }

  private static String tail(byte[] content) {
    int from = Math.max(0, content.length - TAIL);
    return new String(content, from, content.length - from, UTF_8);
  }

  private static Bad bad(String where, String title, String reason) {
    return new Bad(
        new ItemProblem(
            where, title, "the resource " + reason, "correct or delete it with another program"));
  }

  static Href href(Place place) {
    return new Href(place.value());
  }
}

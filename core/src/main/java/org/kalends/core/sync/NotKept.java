package org.kalends.core.sync;

import java.util.Set;
import java.util.TreeSet;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Difference;
import org.kalends.ics.meaning.Meaning;

/**
 * Something that a side drops when it stores items; the other side keeps it.
 *
 * @param property its name, or that of a component such as VALARM
 * @param items how many of those that the run wrote have lost it
 * @param example what one of them is called
 */
public record NotKept(Side on, String property, int items, String example) {
  /**
   * What a text has lost: names of properties and components that are there, and not in what was
   * made of it. A value that is written in another way is none of them.
   */
  public static Set<String> of(Document sent, Document stored) {
    Set<String> lost = new TreeSet<>();
    if (!sent.equals(stored)) {
      Meaning.differences(sent, stored).stream()
          .filter(one -> one.before().isPresent() && one.after().isEmpty())
          .map(Difference::name)
          .forEach(lost::add);
    }
    return lost;
  }
}

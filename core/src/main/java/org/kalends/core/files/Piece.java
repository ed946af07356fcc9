package org.kalends.core.files;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;

/**
 * What one file has of one item.
 *
 * @param whole whether there is nothing else in the file
 * @param instances the components by instance, the master's first
 */
record Piece(
    String name,
    Mark mark,
    Document document,
    boolean whole,
    SortedMap<String, List<Component>> instances) {
  String first() {
    return instances.firstKey();
  }

  Seat.Entry entry() {
    return new Seat.Entry(name, mark);
  }

  Stream<Component> timeZones() {
    return CalendarFile.timeZones(document);
  }
}

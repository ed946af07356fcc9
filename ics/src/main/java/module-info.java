/**
 * iCalendar text, read and written without loss, and the values in it. Uses nothing but the JDK's
 * base.
 */
module org.kalends.ics {
  exports org.kalends.ics;
  exports org.kalends.ics.meaning;
  exports org.kalends.ics.recur;
  exports org.kalends.ics.series;
  exports org.kalends.ics.zone;
}

package org.kalends.ics;

import java.util.Optional;

/**
 * Somebody in a calendar: the CAL-ADDRESS (RFC 5545 3.3.3) of an ORGANIZER or ATTENDEE.
 *
 * @param uri as written
 * @param name the CN parameter
 */
public record CalAddress(String uri, Optional<String> name) {
  private static final String MAILTO = "mailto:";

  /** Reads the address of a property. */
  public static CalAddress of(Property property) {
    return new CalAddress(
        property.value().strip(), property.parameters().first("CN").filter(cn -> !cn.isBlank()));
  }

  /** The mail address, where it is one. */
  public Optional<String> mail() {
    return uri.regionMatches(true, 0, MAILTO, 0, MAILTO.length())
        ? Optional.of(uri.substring(MAILTO.length()))
        : Optional.empty();
  }
}

package org.kalends.ics;

import java.util.List;
import java.util.Optional;

/**
 * Everything in one calendar that shares a UID: a master and its overrides, or a lone VTODO or
 * VJOURNAL (RFC 4791 4.1).
 *
 * @param uid as written, case-sensitive
 * @param kind VEVENT, VTODO, VJOURNAL or another component name
 * @param master the component without RECURRENCE-ID; empty for an orphan override
 * @param overrides those with RECURRENCE-ID, in the order of the document
 * @param zones the VTIMEZONEs of the document that these components refer to
 */
public record Item(
    String uid,
    String kind,
    Optional<Component> master,
    List<Component> overrides,
    List<Component> zones) {
  /** The items of a document, in order of first appearance, and what could not be one. */
  public record In(List<Item> items, List<Problem> problems) {}

  /**
   * Groups the components of all calendars of a document by UID; those without one are problems.
   */
  public static In in(Document document) {
    throw new AssertionError("skeleton");
  }

  /** Master first, then overrides. */
  public List<Component> components() {
    throw new AssertionError("skeleton");
  }

  /** SUMMARY of the master, else of the first override, else empty. */
  public String title() {
    throw new AssertionError("skeleton");
  }
}

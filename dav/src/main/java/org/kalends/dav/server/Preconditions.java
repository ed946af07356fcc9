package org.kalends.dav.server;

import javax.xml.namespace.QName;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Names;
import org.kalends.dav.wire.Xml;

/** Refusals by the preconditions of RFC 4791 1.3, 5.3.2.1 and kin, told in a DAV:error. */
final class Preconditions {
  static final int RESOURCE_BYTES = 10 << 20;
  static final QName VALID_CALENDAR_DATA = Names.caldav("valid-calendar-data");
  static final QName VALID_CALENDAR_OBJECT_RESOURCE =
      Names.caldav("valid-calendar-object-resource");
  static final QName SUPPORTED_CALENDAR_COMPONENT = Names.caldav("supported-calendar-component");
  static final QName SUPPORTED_CALENDAR_DATA = Names.caldav("supported-calendar-data");
  static final QName SUPPORTED_COLLATION = Names.caldav("supported-collation");
  static final QName VALID_FILTER = Names.caldav("valid-filter");
  static final QName CALENDAR_COLLECTION_LOCATION_OK =
      Names.caldav("calendar-collection-location-ok");
  static final QName RESOURCE_MUST_BE_NULL = Names.dav("resource-must-be-null");
  static final QName PROPFIND_FINITE_DEPTH = Names.dav("propfind-finite-depth");
  static final QName CANNOT_MODIFY_PROTECTED = Names.dav("cannot-modify-protected-property");

  private Preconditions() {}

  /** A DAV:error with one condition and a sentence for people. */
  static Refusal refusal(int status, QName condition, String sentence) {
    return refusal(status, Element.of(condition), sentence);
  }

  /** RFC 4791 5.3.2.1: says which resource has the UID. */
  static Refusal uidConflict(String href) {
    Element condition = Element.of(Names.NO_UID_CONFLICT, Element.text(Names.HREF, href));
    return refusal(409, condition, "the calendar has that UID under another address already");
  }

  /** RFC 3744 7.1.1. */
  static Refusal needPrivileges(String href, String privilege) {
    Element resource =
        Element.of(
            Names.dav("resource"),
            Element.text(Names.HREF, href),
            Element.of(Names.PRIVILEGE, Element.of(Names.dav(privilege))));
    return refusal(
        403, Element.of(Names.NEED_PRIVILEGES, resource), "this calendar cannot be changed");
  }

  /** RFC 4791 5.2.5; 413 where the body was not even read. */
  static Refusal tooLarge(int status) {
    return refusal(
        status, Names.MAX_RESOURCE_SIZE, "an item may have " + RESOURCE_BYTES + " bytes at most");
  }

  private static Refusal refusal(int status, Element condition, String sentence) {
    Element description = Element.text(Names.RESPONSEDESCRIPTION, sentence);
    return new Refusal(xml(status, Element.of(Names.ERROR, condition, description)));
  }

  static Answer xml(int status, Element root) {
    return Answer.of(status)
        .with("Content-Type", "application/xml; charset=utf-8")
        .withBody(Xml.write(root));
  }
}

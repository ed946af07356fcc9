package org.kalends.dav.wire;

import javax.xml.namespace.QName;

/**
 * The names of elements of WebDAV (RFC 4918, 3744, 5397, 6578), CalDAV (RFC 4791, 6638) and kin.
 */
public final class Names {
  public static final String DAV = "DAV:";
  public static final String CALDAV = "urn:ietf:params:xml:ns:caldav";
  public static final String CALENDARSERVER = "http://calendarserver.org/ns/";
  public static final String APPLE = "http://apple.com/ns/ical/";

  // requests and answers
  public static final QName PROPFIND = dav("propfind");
  public static final QName PROP = dav("prop");
  public static final QName ALLPROP = dav("allprop");
  public static final QName PROPNAME = dav("propname");
  public static final QName PROPERTYUPDATE = dav("propertyupdate");
  public static final QName SET = dav("set");
  public static final QName REMOVE = dav("remove");
  public static final QName MULTISTATUS = dav("multistatus");
  public static final QName RESPONSE = dav("response");
  public static final QName PROPSTAT = dav("propstat");
  public static final QName STATUS = dav("status");
  public static final QName HREF = dav("href");
  public static final QName ERROR = dav("error");
  public static final QName RESPONSEDESCRIPTION = dav("responsedescription");
  public static final QName SYNC_COLLECTION = dav("sync-collection");
  public static final QName SYNC_LEVEL = dav("sync-level");
  public static final QName LIMIT = dav("limit");
  public static final QName NRESULTS = dav("nresults");
  public static final QName CALENDAR_MULTIGET = caldav("calendar-multiget");
  public static final QName CALENDAR_QUERY = caldav("calendar-query");
  public static final QName FILTER = caldav("filter");
  public static final QName COMP_FILTER = caldav("comp-filter");
  public static final QName PROP_FILTER = caldav("prop-filter");
  public static final QName TEXT_MATCH = caldav("text-match");
  public static final QName TIME_RANGE = caldav("time-range");
  public static final QName MKCALENDAR = caldav("mkcalendar");
  public static final QName MKCALENDAR_RESPONSE = caldav("mkcalendar-response");

  // properties
  public static final QName RESOURCETYPE = dav("resourcetype");
  public static final QName DISPLAYNAME = dav("displayname");
  public static final QName GETETAG = dav("getetag");
  public static final QName GETCONTENTTYPE = dav("getcontenttype");
  public static final QName GETCONTENTLENGTH = dav("getcontentlength");
  public static final QName GETLASTMODIFIED = dav("getlastmodified");
  public static final QName SYNC_TOKEN = dav("sync-token");
  public static final QName OWNER = dav("owner");
  public static final QName CURRENT_USER_PRINCIPAL = dav("current-user-principal");
  public static final QName PRINCIPAL_URL = dav("principal-URL");
  public static final QName CURRENT_USER_PRIVILEGE_SET = dav("current-user-privilege-set");
  public static final QName SUPPORTED_REPORT_SET = dav("supported-report-set");
  public static final QName CALENDAR_HOME_SET = caldav("calendar-home-set");
  public static final QName CALENDAR_USER_ADDRESS_SET = caldav("calendar-user-address-set");
  public static final QName CALENDAR_DATA = caldav("calendar-data");
  public static final QName CALENDAR_DESCRIPTION = caldav("calendar-description");
  public static final QName CALENDAR_TIMEZONE = caldav("calendar-timezone");
  public static final QName SUPPORTED_CALENDAR_COMPONENT_SET =
      caldav("supported-calendar-component-set");
  public static final QName SUPPORTED_CALENDAR_DATA = caldav("supported-calendar-data");
  public static final QName MAX_RESOURCE_SIZE = caldav("max-resource-size");
  public static final QName SCHEDULE_TAG = caldav("schedule-tag");
  public static final QName GETCTAG = calendarserver("getctag");
  public static final QName SOURCE = calendarserver("source");
  public static final QName CALENDAR_COLOR = apple("calendar-color");
  public static final QName CALENDAR_ORDER = apple("calendar-order");

  // values
  public static final QName COLLECTION = dav("collection");
  public static final QName PRINCIPAL = dav("principal");
  public static final QName CALENDAR = caldav("calendar");
  public static final QName SUBSCRIBED = calendarserver("subscribed");
  public static final QName COMP = caldav("comp");
  public static final QName PRIVILEGE = dav("privilege");
  public static final QName SUPPORTED_REPORT = dav("supported-report");
  public static final QName REPORT = dav("report");
  public static final QName SUPPORTED_COLLATION = caldav("supported-collation");

  // preconditions and postconditions
  public static final QName VALID_SYNC_TOKEN = dav("valid-sync-token");
  public static final QName NUMBER_OF_MATCHES_WITHIN_LIMITS =
      dav("number-of-matches-within-limits");
  public static final QName NEED_PRIVILEGES = dav("need-privileges");
  public static final QName NO_UID_CONFLICT = caldav("no-uid-conflict");
  public static final QName UNIQUE_SCHEDULING_OBJECT_RESOURCE =
      caldav("unique-scheduling-object-resource");

  private Names() {}

  public static QName dav(String name) {
    return new QName(DAV, name);
  }

  public static QName caldav(String name) {
    return new QName(CALDAV, name);
  }

  public static QName calendarserver(String name) {
    return new QName(CALENDARSERVER, name);
  }

  public static QName apple(String name) {
    return new QName(APPLE, name);
  }
}

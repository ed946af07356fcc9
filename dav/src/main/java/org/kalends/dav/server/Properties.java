package org.kalends.dav.server;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.kalends.core.ledger.Served;
import org.kalends.core.ledger.ServedItem;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Names;

/** The properties of each kind of resource. */
final class Properties {
  private static final List<QName> REPORTS =
      List.of(
          Names.CALENDAR_MULTIGET,
          Names.CALENDAR_QUERY,
          Report.FREE_BUSY_QUERY,
          Names.SYNC_COLLECTION);
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** What every resource says of who is asking (RFC 5397, RFC 3744). */
  private static final PropertyTable<HasUser> OF_ALL =
      new PropertyTable<HasUser>()
          .add(Names.CURRENT_USER_PRINCIPAL, r -> hrefs(Names.CURRENT_USER_PRINCIPAL, principal(r)))
          .add(Names.OWNER, r -> hrefs(Names.OWNER, principal(r)))
          .add(
              Names.dav("principal-collection-set"),
              r -> hrefs(Names.dav("principal-collection-set"), "/principals/"))
          .add(Names.CURRENT_USER_PRIVILEGE_SET, r -> Optional.of(privileges(r.writable())));

  static final PropertyTable<Place> TOP =
      new PropertyTable<Place>()
          .common(Names.RESOURCETYPE, r -> type(Names.COLLECTION))
          .addAll(OF_ALL);

  static final PropertyTable<Place> PRINCIPAL =
      new PropertyTable<Place>()
          .common(Names.RESOURCETYPE, r -> type(Names.COLLECTION, Names.PRINCIPAL))
          .common(Names.DISPLAYNAME, r -> text(Names.DISPLAYNAME, r.user().name()))
          .add(Names.PRINCIPAL_URL, r -> hrefs(Names.PRINCIPAL_URL, principal(r)))
          .add(Names.CALENDAR_HOME_SET, r -> hrefs(Names.CALENDAR_HOME_SET, home(r)))
          .add(
              Names.CALENDAR_USER_ADDRESS_SET,
              r -> hrefs(Names.CALENDAR_USER_ADDRESS_SET, addresses(r.user())))
          .addAll(OF_ALL);

  static final PropertyTable<Place> HOME =
      new PropertyTable<Place>()
          .common(Names.RESOURCETYPE, r -> type(Names.COLLECTION))
          .common(Names.DISPLAYNAME, r -> text(Names.DISPLAYNAME, r.user().name()))
          .addAll(OF_ALL);

  static final PropertyTable<CalendarPlace> CALENDAR =
      new PropertyTable<CalendarPlace>()
          .common(Names.RESOURCETYPE, r -> type(Names.COLLECTION, Names.CALENDAR))
          .common(
              Names.DISPLAYNAME,
              r ->
                  trait(Trait.DISPLAYNAME, r)
                      .or(() -> text(Names.DISPLAYNAME, r.target().folder())))
          .add(Names.CALENDAR_DESCRIPTION, r -> trait(Trait.DESCRIPTION, r))
          .add(Names.CALENDAR_COLOR, r -> trait(Trait.COLOR, r))
          .add(Names.CALENDAR_ORDER, r -> trait(Trait.ORDER, r))
          .add(Names.CALENDAR_TIMEZONE, r -> trait(Trait.TIMEZONE, r))
          .add(Trait.TRANSPARENCY.property(), Properties::transparency)
          .add(Names.SUPPORTED_CALENDAR_COMPONENT_SET, r -> Optional.of(kinds(r.kinds())))
          .add(Names.SUPPORTED_CALENDAR_DATA, r -> Optional.of(calendarData()))
          .add(Names.caldav("supported-collation-set"), r -> Optional.of(collations()))
          .add(
              Names.MAX_RESOURCE_SIZE,
              r -> text(Names.MAX_RESOURCE_SIZE, Integer.toString(Preconditions.RESOURCE_BYTES)))
          .add(Names.SUPPORTED_REPORT_SET, r -> Optional.of(reports()))
          .add(Names.GETCTAG, r -> text(Names.GETCTAG, SyncToken.ctag(revision(r))))
          .add(Names.SYNC_TOKEN, r -> text(Names.SYNC_TOKEN, SyncToken.of(revision(r))))
          .addAll(OF_ALL);

  static final PropertyTable<HasItem> ENTRY =
      new PropertyTable<HasItem>()
          .common(Names.RESOURCETYPE, r -> type())
          .common(Names.GETETAG, r -> text(Names.GETETAG, r.item().etag()))
          .common(Names.GETCONTENTTYPE, r -> text(Names.GETCONTENTTYPE, contentType(r.item())))
          .common(
              Names.GETCONTENTLENGTH,
              r -> text(Names.GETCONTENTLENGTH, Integer.toString(r.item().length())))
          .common(
              Names.GETLASTMODIFIED, r -> text(Names.GETLASTMODIFIED, date(r.item().modified())))
          .addAll(OF_ALL);

  private Properties() {}

  /** A resource, seen by someone. */
  interface HasUser {
    User user();

    boolean writable();
  }

  /** An item of a calendar, seen by someone. */
  interface HasItem extends HasUser {
    ServedItem item();
  }

  /** The top, a principal or a home. */
  record Place(User user) implements HasUser {
    @Override
    public boolean writable() {
      return true;
    }
  }

  /** A calendar. */
  record CalendarPlace(
      User user,
      Target.Calendar target,
      Map<Trait, String> traits,
      Set<String> kinds,
      boolean writable,
      CalendarStore store)
      implements HasUser {}

  /** An item of a calendar. */
  record EntryPlace(User user, ServedItem item, boolean writable) implements HasItem {}

  static String date(Instant instant) {
    return HTTP_DATE.format(instant);
  }

  static String contentType(ServedItem item) {
    return "text/calendar; charset=utf-8; component=" + item.kind();
  }

  private static Served.Revision revision(CalendarPlace place) throws Refusal, IOException {
    return place.store().list().revision();
  }

  private static String principal(HasUser resource) {
    return new Target.Principal(resource.user().name()).href();
  }

  private static String home(HasUser resource) {
    return new Target.Home(resource.user().name()).href();
  }

  private static String[] addresses(User user) {
    String principal = new Target.Principal(user.name()).href();
    return user.name().contains("@")
        ? new String[] {"mailto:" + user.name(), principal}
        : new String[] {principal};
  }

  private static Optional<Element> trait(Trait trait, CalendarPlace place) {
    return Optional.ofNullable(place.traits().get(trait))
        .map(value -> Element.text(trait.property(), value));
  }

  /** RFC 6638 9.1: opaque unless said otherwise. */
  private static Optional<Element> transparency(CalendarPlace place) {
    String value = place.traits().getOrDefault(Trait.TRANSPARENCY, "opaque");
    return Optional.of(Element.of(Trait.TRANSPARENCY.property(), Element.of(Names.caldav(value))));
  }

  private static Optional<Element> text(QName name, String text) {
    return Optional.of(Element.text(name, text));
  }

  private static Optional<Element> hrefs(QName name, String... hrefs) {
    List<Element> all = Stream.of(hrefs).map(href -> Element.text(Names.HREF, href)).toList();
    return Optional.of(Element.of(name, all));
  }

  private static Optional<Element> type(QName... types) {
    return Optional.of(Element.of(Names.RESOURCETYPE, Stream.of(types).map(Element::of).toList()));
  }

  private static Element kinds(Set<String> kinds) {
    return Element.of(
        Names.SUPPORTED_CALENDAR_COMPONENT_SET,
        kinds.stream().sorted().map(kind -> Element.of(Names.COMP).with("name", kind)).toList());
  }

  private static Element calendarData() {
    return Element.of(
        Names.SUPPORTED_CALENDAR_DATA,
        Element.of(Names.CALENDAR_DATA)
            .with("content-type", "text/calendar")
            .with("version", "2.0"));
  }

  private static Element collations() {
    return Element.of(
        Names.caldav("supported-collation-set"),
        Collation.NAMES.stream()
            .map(name -> Element.text(Names.SUPPORTED_COLLATION, name))
            .toList());
  }

  private static Element reports() {
    return Element.of(
        Names.SUPPORTED_REPORT_SET,
        REPORTS.stream()
            .map(name ->
                Element.of(Names.SUPPORTED_REPORT, Element.of(Names.REPORT, Element.of(name))))
            .toList());
  }

  private static Element privileges(boolean writable) {
    List<QName> names = new ArrayList<>();
    names.add(Names.caldav("read-free-busy"));
    Stream.of("read", "read-current-user-privilege-set").map(Names::dav).forEach(names::add);
    if (writable) {
      Stream.of("write", "write-content", "write-properties", "bind", "unbind")
          .map(Names::dav)
          .forEach(names::add);
    }
    return Element.of(
        Names.CURRENT_USER_PRIVILEGE_SET,
        names.stream().map(name -> Element.of(Names.PRIVILEGE, Element.of(name))).toList());
  }
}

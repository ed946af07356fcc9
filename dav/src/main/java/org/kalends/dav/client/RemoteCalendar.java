package org.kalends.dav.client;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/**
 * A calendar on a server.
 *
 * @param name what people call it; the last segment of the address where it has no name
 * @param color as {@code #RRGGBB}, where it has one
 * @param order its place among others, where it has one
 * @param components what it takes, such as VEVENT; empty where the server does not say, which means
 *     everything (RFC 4791 section 5.2.3)
 * @param writable whether the user may change it
 */
public record RemoteCalendar(
    URI url,
    String name,
    Optional<String> color,
    OptionalInt order,
    Set<String> components,
    boolean writable) {
  /** What to ask a server to learn all this. */
  static final QName[] PROPERTIES = {
    Names.RESOURCETYPE,
    Names.DISPLAYNAME,
    Names.CALENDAR_COLOR,
    Names.CALENDAR_ORDER,
    Names.SUPPORTED_CALENDAR_COMPONENT_SET,
    Names.CURRENT_USER_PRIVILEGE_SET
  };

  private static final Set<String> OTHER_KINDS =
      Set.of("schedule-inbox", "schedule-outbox", "notification", "trash-bin", "deleted-calendar");

  /** Empty where the resource is no calendar that people keep. */
  static Optional<RemoteCalendar> of(URI base, Response response) {
    var type = response.property(Names.RESOURCETYPE);
    boolean calendar =
        type.filter(t -> t.has(Names.CALENDAR) || t.has(Names.SUBSCRIBED)).isPresent();
    boolean other =
        type.stream()
            .flatMap(t -> t.children().stream())
            .anyMatch(kind -> OTHER_KINDS.contains(kind.name().getLocalPart()));
    if (!calendar || other) return Optional.empty();
    return Optional.of(
        new RemoteCalendar(
            Collection.slashed(response.href().against(base)),
            name(response),
            response.text(Names.CALENDAR_COLOR).flatMap(RemoteCalendar::color),
            order(response),
            components(response),
            Privileges.writable(response)));
  }

  /** Radicale tells the path of a calendar that nobody has named. */
  private static String name(Response response) {
    String address = response.href().key().replaceFirst("/$", "");
    return response
        .text(Names.DISPLAYNAME)
        .filter(name -> !name.contains("/") || !address.endsWith("/" + name))
        .orElseGet(() -> response.href().name());
  }

  /** Apple writes {@code #RRGGBBAA}. */
  private static Optional<String> color(String text) {
    return text.matches("#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")
        ? Optional.of(text.substring(0, 7))
        : Optional.empty();
  }

  private static OptionalInt order(Response response) {
    return response
        .text(Names.CALENDAR_ORDER)
        .filter(order -> order.matches("\\d{1,9}"))
        .map(order -> OptionalInt.of(Integer.parseInt(order)))
        .orElse(OptionalInt.empty());
  }

  private static Set<String> components(Response response) {
    return response.property(Names.SUPPORTED_CALENDAR_COMPONENT_SET).stream()
        .flatMap(set -> set.children(Names.COMP).stream())
        .flatMap(component -> component.attribute("name").stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}

package org.kalends.dav.client;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.RemoteException.BadAnswer;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/** Making calendars on a server, and naming them. */
public final class RemoteCalendars {
  private static final int NAMES = 20;

  private RemoteCalendars() {}

  /**
   * Makes a calendar (RFC 4791 section 5.3.1) under a free name made from {@code name}.
   *
   * @param components what it is to hold; empty for what the server does by itself
   * @return its address
   */
  public static URI create(
      Connection connection, URI home, String name, Optional<String> color, Set<String> components)
      throws RemoteException {
    Optional<Answer> refusal = Optional.empty();
    for (int attempt = 1; attempt <= NAMES; attempt++) {
      var segment = slug(name) + (attempt == 1 ? "" : "-" + attempt);
      var uri = Collection.slashed(home).resolve(Href.segment(segment) + "/");
      if (describe(connection, uri).isPresent()) continue;
      var answer = connection.send(Request.xml("MKCALENDAR", uri, body(name, color, components)));
      if (answer.success() && describe(connection, uri).isPresent()) return uri;
      refusal = Optional.of(answer);
      if (answer.status() != 405 && answer.status() != 409) break;
    }
    var said = refusal.map(a -> "the server answered " + a.status() + a.excerpt());
    throw new BadAnswer(
        "cannot make the calendar \"%s\" in %s: %s; make it with the server's own pages"
            .formatted(name, Address.plain(home), said.orElse("every name is taken")),
        null);
  }

  /** What a server says of a calendar; empty where there is none at that address. */
  public static Optional<RemoteCalendar> describe(Connection connection, URI calendar)
      throws RemoteException {
    var reply = connection.ask(Request.propfind(calendar, 0, RemoteCalendar.PROPERTIES));
    return reply
        .multistatus()
        .flatMap(all -> all.responses().stream().findFirst())
        .flatMap(response -> RemoteCalendar.of(reply.answer().uri(), response));
  }

  /** Sets name and colour (RFC 4918 section 9.2); what is empty stays as it is. */
  public static void rename(
      Connection connection, URI calendar, Optional<String> name, Optional<String> color)
      throws RemoteException {
    var update = Element.of(Names.PROPERTYUPDATE, set(named(name, color)));
    var reply = connection.ask(Request.xml("PROPPATCH", calendar, update));
    boolean done =
        reply.multistatus().isPresent()
            ? reply.multistatus().get().responses().stream().allMatch(RemoteCalendars::good)
            : reply.answer().success();
    if (!done)
      throw new BadAnswer(
          "%s does not take another name or colour (%d); set it with the server's own pages"
              .formatted(Address.plain(calendar), reply.answer().status()),
          null);
  }

  private static boolean good(Response response) {
    return response.status().orElse(200) / 100 == 2
        && response.propstats().stream().allMatch(p -> p.status() / 100 == 2);
  }

  private static Element body(String name, Optional<String> color, Set<String> components) {
    var properties = named(Optional.of(name), color);
    if (!components.isEmpty())
      properties.add(
          Element.of(
              Names.SUPPORTED_CALENDAR_COMPONENT_SET,
              new TreeSet<>(components)
                  .stream().map(c -> Element.of(Names.COMP).with("name", c)).toList()));
    return Element.of(Names.MKCALENDAR, set(properties));
  }

  private static List<Element> named(Optional<String> name, Optional<String> color) {
    var properties = new ArrayList<Element>();
    name.ifPresent(n -> properties.add(Element.text(Names.DISPLAYNAME, n)));
    color.ifPresent(c -> properties.add(Element.text(Names.CALENDAR_COLOR, c)));
    return properties;
  }

  private static Element set(List<Element> properties) {
    return Element.of(Names.SET, Element.of(Names.PROP, properties));
  }

  private static String slug(String name) {
    var plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    var slug = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (slug.isEmpty()) return "calendar";
    return slug.length() > 60 ? slug.substring(0, 60) : slug;
  }
}

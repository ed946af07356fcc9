package org.kalends.dav.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.RemoteException.BadAnswer;
import org.kalends.core.sync.RemoteException.Unreachable;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/** Finds the calendars behind what a person has at hand (RFC 6764). */
public final class Discovery {
  private final Connection connection;
  private final Dns dns;
  private final List<String> tried = new ArrayList<>();
  private final Set<URI> elsewhere = new LinkedHashSet<>();
  private final Set<URI> homes = new LinkedHashSet<>();
  private final Map<URI, RemoteCalendar> calendars = new LinkedHashMap<>();
  private Optional<Unreachable> unreachable = Optional.empty();
  private boolean answered;

  private Discovery(Connection connection, Dns dns) {
    this.connection = connection;
    this.dns = dns;
  }

  /**
   * What was found.
   *
   * @param homes where new calendars can be made; empty where only single calendars were found
   * @param tried each address with what came of it, for messages
   * @param elsewhere origins that servers pointed to and that the account does not allow: to be put
   *     to the person, and tried again with {@link Account#allowing}
   */
  public record Found(
      List<RemoteCalendar> calendars, List<URI> homes, List<String> tried, Set<URI> elsewhere) {
    /** Whether there is a calendar server at all. */
    public boolean anything() {
      return !calendars.isEmpty() || !homes.isEmpty();
    }
  }

  /**
   * The address that {@code typed} stands for: an e-mail address or a host is taken as https.
   *
   * @throws IllegalArgumentException where it is none of these
   */
  public static URI address(String typed) {
    var text = typed.strip();
    if (!text.matches("(?i)https?://.*")) {
      text = "https://" + (text.contains("/") ? text : text.substring(text.lastIndexOf('@') + 1));
    }
    var uri = URI.create(text);
    if (uri.getHost() == null) throw new IllegalArgumentException("no host name in " + typed);
    return uri.getRawPath().isEmpty() ? uri.resolve("/") : uri;
  }

  /**
   * Looks at the address itself, at {@code /.well-known/caldav}, at what DNS says, at the root.
   *
   * @param typed e-mail address, host, or the address of a server, principal, home or calendar
   * @throws RemoteException where the login is refused, or nobody answers at all
   */
  public static Found find(Connection connection, String typed) throws RemoteException {
    return find(connection, typed, Dns::resolver);
  }

  static Found find(Connection connection, String typed, Dns dns) throws RemoteException {
    return new Discovery(connection, dns).find(address(typed));
  }

  private Found find(URI address) throws RemoteException {
    var root = address.resolve("/");
    var wellKnown = address.resolve("/.well-known/caldav");
    boolean found = !address.equals(root) && look(address);
    found = found || look(wellKnown);
    if (!found && !Origins.loopback(address)) {
      var service = Dns.caldav(dns, address.getHost());
      found = service.isPresent() && look(service.get());
    }
    if (!found) look(root);
    if (!answered && unreachable.isPresent()) throw unreachable.get();
    return new Found(
        List.copyOf(calendars.values()), List.copyOf(homes), List.copyOf(tried), elsewhere);
  }

  /** Whether this address leads to calendars, or to a place for them. */
  private boolean look(URI address) throws RemoteException {
    try {
      return itself(address);
    } catch (Unreachable e) {
      unreachable = unreachable.or(() -> Optional.of(e));
      tried.add(Address.plain(address) + ": no answer");
    } catch (BadAnswer e) {
      answered = true;
      if (e.getCause() instanceof Elsewhere other) elsewhere.add(other.origin());
      tried.add(e.getMessage());
    }
    return false;
  }

  private boolean itself(URI address) throws RemoteException {
    var reply = connection.ask(Request.propfind(address, 0, properties()));
    answered = true;
    tried.add(Address.plain(address) + ": " + reply.answer().status());
    var itself = reply.multistatus().flatMap(all -> all.responses().stream().findFirst());
    if (itself.isEmpty()) return viaGet(address, reply.answer());
    var base = reply.answer().uri();
    var calendar = RemoteCalendar.of(base, itself.get());
    if (calendar.isPresent()) {
      calendars.put(calendar.get().url(), calendar.get());
      return true;
    }
    var own = homesOf(base, itself.get());
    if (own.isEmpty()) own = homesOfPrincipal(base, itself.get());
    // Synology, Zoho, mail.ru and DavMail name no principal: what was asked is the home then
    return list(own.isEmpty() ? List.of(base) : own, own.isEmpty());
  }

  private static javax.xml.namespace.QName[] properties() {
    var properties = new ArrayList<>(List.of(RemoteCalendar.PROPERTIES));
    properties.add(Names.CURRENT_USER_PRINCIPAL);
    properties.add(Names.CALENDAR_HOME_SET);
    return properties.toArray(javax.xml.namespace.QName[]::new);
  }

  /** Some servers redirect from the well-known address only for GET. */
  private boolean viaGet(URI address, Answer refused) throws RemoteException {
    if (!address.getPath().equals("/.well-known/caldav") || refused.success()) return false;
    var answer = connection.send(Request.get(address));
    return !answer.uri().equals(address) && itself(answer.uri());
  }

  private List<URI> homesOfPrincipal(URI base, Response itself) throws RemoteException {
    var principal =
        itself.property(Names.CURRENT_USER_PRINCIPAL).flatMap(p -> p.textOf(Names.HREF));
    if (principal.isEmpty()) return List.of();
    var uri = new Href(principal.get()).against(base);
    var reply =
        connection.ask(Request.propfind(uri, 0, Names.CALENDAR_HOME_SET, Names.RESOURCETYPE));
    tried.add(Address.plain(uri) + ": " + reply.answer().status());
    return reply
        .multistatus()
        .flatMap(all -> all.responses().stream().findFirst())
        .map(response -> homesOf(reply.answer().uri(), response))
        .orElse(List.of());
  }

  /** There may be several, also on other hosts (iCloud). */
  private static List<URI> homesOf(URI base, Response response) {
    return response.property(Names.CALENDAR_HOME_SET).stream()
        .flatMap(set -> set.children(Names.HREF).stream())
        .map(Element::text)
        .map(text -> new Href(text.strip()).against(base))
        .map(Collection::slashed)
        .distinct()
        .toList();
  }

  /**
   * @param guess whether these are homes only if they hold calendars
   */
  private boolean list(List<URI> candidates, boolean guess) throws RemoteException {
    boolean any = false;
    for (var home : candidates) {
      try {
        any |= list(home, guess);
      } catch (BadAnswer e) {
        if (e.getCause() instanceof Elsewhere other) elsewhere.add(other.origin());
        tried.add(e.getMessage());
      }
    }
    return any;
  }

  private boolean list(URI home, boolean guess) throws RemoteException {
    var reply = connection.ask(Request.propfind(home, 1, RemoteCalendar.PROPERTIES));
    tried.add(Address.plain(home) + ": " + reply.answer().status());
    if (reply.multistatus().isEmpty()) return false;
    var found =
        reply.multistatus().get().responses().stream()
            .flatMap(r -> RemoteCalendar.of(reply.answer().uri(), r).stream())
            .toList();
    if (guess && found.isEmpty()) return false;
    homes.add(Collection.slashed(reply.answer().uri()));
    found.forEach(calendar -> calendars.putIfAbsent(calendar.url(), calendar));
    return true;
  }
}

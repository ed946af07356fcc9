package org.kalends.dav.client;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.RemoteException;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;
import org.kalends.ics.Document;

/**
 * Keeps a server that schedules by itself (RFC 6638 section 2) from writing to anybody. New
 * meetings are sent with SCHEDULE-AGENT=CLIENT at everyone. A meeting that the server has invited
 * to already cannot be treated so: taking it over makes the server cancel it (section 3.2.1.2), so
 * it is held back, except where a provider has a switch of its own.
 */
final class Scheduling {
  private static final Verdict.No HELD_BACK =
      new Verdict.No(
          "the server would write to the people of this meeting",
          "change it on the server, or let it write: invitations = \"server\" for this calendar in"
              + " the config",
          Lasts.A_RUN);

  private final Connection connection;
  private final Collection collection;
  private final Invitations invitations;
  private final Quirks quirks;
  private Optional<Boolean> schedules = Optional.empty();
  private Optional<Set<String>> mine = Optional.empty();

  Scheduling(Connection connection, Collection collection, Invitations invitations) {
    this.connection = connection;
    this.collection = collection;
    this.invitations = invitations;
    quirks = Quirks.of(collection.uri());
  }

  /** Whether writes to meetings need care; asks the server at most once. */
  synchronized boolean needsCare(Document document) throws RemoteException {
    return needsCare() && new People(document).isMeeting();
  }

  /** The same where it is not known yet whether it is a meeting. */
  synchronized boolean needsCare() throws RemoteException {
    if (invitations == Invitations.SERVER) return false;
    if (schedules.isEmpty()) schedules = Optional.of(asksAndSends());
    return schedules.get();
  }

  /** A server that does not answer may well send. */
  private boolean asksAndSends() throws RemoteException {
    var answer = connection.send(Request.options(collection.uri()));
    return !answer.success()
        || answer.headers().allValues("DAV").stream()
            .flatMap(value -> List.of(value.split(",", -1)).stream())
            .anyMatch(token -> token.strip().equalsIgnoreCase("calendar-auto-schedule"));
  }

  /** What to send for something that is new to the server. */
  Document fresh(Document document) throws RemoteException {
    return needsCare(document) ? new People(document).left() : document;
  }

  /** What to send in place of what is there; empty where that cannot be done in silence. */
  Optional<Document> changed(Document document, Document now) throws RemoteException {
    var before = new People(now);
    if (before.areToldByServer() && organizes(before))
      return quirks.silence().map(silence -> new People(document).with(silence));
    if (before.areToldByServer())
      return sameAnswers(before, new People(document)) ? Optional.of(document) : Optional.empty();
    return Optional.of(new People(document).left());
  }

  /** Whether deleting that would make the server cancel it; replies can be switched off. */
  boolean cancels(Document now) throws RemoteException {
    var before = new People(now);
    return before.areToldByServer() && organizes(before);
  }

  static Verdict.No heldBack() {
    return HELD_BACK;
  }

  private boolean sameAnswers(People before, People after) throws RemoteException {
    return before.answers(mine()).equals(after.answers(mine()));
  }

  /** Who cannot be told from the organizer may be them. */
  private boolean organizes(People people) throws RemoteException {
    var addresses = mine();
    return addresses.isEmpty() || people.organizers().stream().anyMatch(addresses::contains);
  }

  /** The addresses of the user (RFC 6638 section 2.4.1); empty where the server does not tell. */
  private synchronized Set<String> mine() throws RemoteException {
    if (mine.isEmpty()) mine = Optional.of(addresses());
    return mine.get();
  }

  private Set<String> addresses() throws RemoteException {
    var addresses = new HashSet<String>();
    var principal =
        property(collection.uri(), Names.CURRENT_USER_PRINCIPAL)
            .flatMap(property -> property.textOf(Names.HREF));
    if (principal.isPresent()) {
      var uri = new Href(principal.get()).against(collection.uri());
      property(uri, Names.CALENDAR_USER_ADDRESS_SET).stream()
          .flatMap(set -> set.children(Names.HREF).stream())
          .forEach(href -> addresses.add(People.address(href.text())));
    }
    return addresses;
  }

  private Optional<Element> property(URI uri, QName name) throws RemoteException {
    return connection.ask(Request.propfind(uri, 0, name)).multistatus().stream()
        .flatMap(all -> all.responses().stream())
        .findFirst()
        .flatMap((Response itself) -> itself.property(name));
  }
}

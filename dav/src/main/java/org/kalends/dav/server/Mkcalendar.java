package org.kalends.dav.server;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Multistatus.Propstat;
import org.kalends.dav.wire.Names;
import org.kalends.dav.wire.Status;

/** MKCALENDAR (RFC 4791 5.3.1) and MKCOL of a calendar (RFC 5689). */
final class Mkcalendar implements Method {
  private final Stores stores;

  Mkcalendar(Stores stores) {
    this.stores = stores;
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    if (call.target() instanceof Target.Calendar calendar) {
      return make(call, calendar);
    }
    if (call.target() instanceof Target.Entry) {
      throw refusal(403, "a calendar cannot be inside another one");
    }
    throw Methods.notAllowed(call);
  }

  private Answer make(Call call, Target.Calendar calendar) throws Refusal, IOException {
    Optional<Element> body = Bodies.xml(call);
    boolean extended = call.method().equals("MKCOL");
    if (extended && !asksForCalendar(body)) {
      throw refusal(403, "only calendars can be made here: send MKCALENDAR");
    }
    TraitUpdate update = TraitUpdate.of(body.orElseGet(() -> Element.of(Names.MKCALENDAR)), true);
    if (!update.refused().isEmpty()) {
      return notAll(update, extended);
    }
    if (!CalendarHome.isCalendar(calendar.folder())) {
      throw refusal(403, "choose another name: this one is no good for a folder");
    }
    CalendarHome home = stores.home(call.user());
    if (!home.create(calendar.folder())) {
      Answer taken =
          Preconditions.refusal(
                  405,
                  Preconditions.RESOURCE_MUST_BE_NULL,
                  "there is something of that name already")
              .answer();
      throw new Refusal(taken.with("Allow", Methods.allowed(calendar)));
    }
    Proppatch.apply(update, home.traits(calendar.folder()));
    return Answer.of(201).with("Cache-Control", "no-cache");
  }

  private static boolean asksForCalendar(Optional<Element> body) {
    return body.flatMap(root -> root.at(Names.SET, Names.PROP, Names.RESOURCETYPE))
        .filter(type -> type.has(Names.CALENDAR))
        .isPresent();
  }

  private static Refusal refusal(int status, String sentence) {
    return Preconditions.refusal(status, Preconditions.CALENDAR_COLLECTION_LOCATION_OK, sentence);
  }

  /** RFC 4791 5.3.1.1, RFC 5689 3: nothing was made. */
  private static Answer notAll(TraitUpdate update, boolean extended) {
    QName root = extended ? Names.dav("mkcol-response") : Names.MKCALENDAR_RESPONSE;
    List<Element> propstats =
        Proppatch.propstats(update.asked(), update.refused()).stream()
            .map(Mkcalendar::element)
            .toList();
    return Preconditions.xml(403, Element.of(root, propstats));
  }

  private static Element element(Propstat propstat) {
    return Element.of(
        Names.PROPSTAT,
        Element.of(Names.PROP, propstat.properties()),
        Element.text(Names.STATUS, Status.line(propstat.status())));
  }
}

package org.kalends.dav.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Multistatus;
import org.kalends.dav.wire.Multistatus.Propstat;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/** PROPPATCH of a calendar: all of it or nothing (RFC 4918 9.2). */
final class Proppatch implements Method {
  private final Stores stores;

  Proppatch(Stores stores) {
    this.stores = stores;
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    Element body =
        Bodies.xml(call)
            .filter(root -> root.is(Names.PROPERTYUPDATE))
            .orElseThrow(() -> new Refusal(400, "the body of a PROPPATCH is a DAV:propertyupdate"));
    TraitUpdate update = TraitUpdate.of(body, false);
    if (call.target() instanceof Target.Calendar calendar) {
      stores.calendar(call.user(), calendar.folder());
      if (update.refused().isEmpty()) {
        apply(update, stores.home(call.user()).traits(calendar.folder()));
      }
      return answer(calendar.href(), update.asked(), update.refused());
    }
    return answer(call.target().href(), update.asked(), update.asked());
  }

  static void apply(TraitUpdate update, Traits traits) throws IOException {
    for (Map.Entry<Trait, Optional<String>> trait : update.traits().entrySet()) {
      traits.set(trait.getKey(), trait.getValue());
    }
  }

  private static Answer answer(String href, List<QName> asked, List<QName> refused) {
    Response response = Response.of(new Href(href), propstats(asked, refused));
    return Preconditions.xml(207, Multistatus.of(List.of(response)).element());
  }

  /** What was refused is 403, and so the rest is 424 (RFC 4918 9.2.1). */
  static List<Propstat> propstats(List<QName> asked, List<QName> refused) {
    List<QName> rest = asked.stream().filter(name -> !refused.contains(name)).toList();
    if (refused.isEmpty()) {
      return List.of(Propstat.of(200, elements(asked)));
    }
    List<Propstat> propstats = new ArrayList<>();
    Element why = Element.of(Names.ERROR, Element.of(Preconditions.CANNOT_MODIFY_PROTECTED));
    propstats.add(new Propstat(403, elements(refused), Optional.of(why)));
    if (!rest.isEmpty()) {
      propstats.add(Propstat.of(424, elements(rest)));
    }
    return propstats;
  }

  private static List<Element> elements(List<QName> names) {
    return names.stream().distinct().map(Element::of).toList();
  }
}

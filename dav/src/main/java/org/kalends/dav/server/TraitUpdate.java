package org.kalends.dav.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.namespace.QName;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Names;
import org.kalends.ics.Item;

/**
 * The properties that a PROPPATCH, MKCALENDAR or MKCOL sets or removes (RFC 4918 9.2, RFC 5689).
 *
 * @param traits to set, or to remove where there is no value
 * @param asked all properties of the request, in order
 * @param refused those that cannot be set
 */
record TraitUpdate(Map<Trait, Optional<String>> traits, List<QName> asked, List<QName> refused) {
  private static final int MOST_CHARACTERS = 32 << 10;
  private static final Set<QName> SILENT =
      Set.of(Names.RESOURCETYPE, Names.caldav("calendar-free-busy-set"));

  /**
   * Reads DAV:set and DAV:remove.
   *
   * @param creating whether the calendar is being made, so that its components may be chosen
   */
  static TraitUpdate of(Element request, boolean creating) {
    TraitUpdate update =
        new TraitUpdate(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    for (Element part : request.children()) {
      for (Element prop : part.children(Names.PROP)) {
        prop.children().forEach(p -> update.add(p, part.is(Names.SET), creating));
      }
    }
    return update;
  }

  private void add(Element property, boolean set, boolean creating) {
    asked.add(property.name());
    // Apple sends the second while it makes a calendar; it is of RFC 6638's drafts only.
    if (creating && SILENT.contains(property.name())) {
      return;
    }
    Optional<Trait> trait =
        Trait.of(property.name()).filter(t -> t.keeping() != Trait.Keeping.ONCE || creating && set);
    Optional<String> value = set ? trait.flatMap(t -> value(t, property)) : Optional.empty();
    if (trait.isEmpty() || set && value.isEmpty()) {
      refused.add(property.name());
    } else {
      traits.put(trait.get(), value.filter(text -> !text.isEmpty()));
    }
  }

  /** Empty where it is none that we keep. */
  private static Optional<String> value(Trait trait, Element property) {
    return switch (trait) {
      case COMPONENTS -> kinds(property);
      case TRANSPARENCY ->
          property.children().stream()
              .map(child -> child.name().getLocalPart())
              .filter(Set.of("opaque", "transparent")::contains)
              .findFirst();
      case DISPLAYNAME, COLOR, ORDER, DESCRIPTION, TIMEZONE ->
          Optional.of(property.text().strip())
              .filter(text -> text.length() <= MOST_CHARACTERS && property.children().isEmpty());
    };
  }

  private static Optional<String> kinds(Element property) {
    Set<String> kinds = new TreeSet<>();
    for (Element comp : property.children(Names.COMP)) {
      comp.attribute("name").map(name -> name.toUpperCase(Locale.ROOT)).ifPresent(kinds::add);
    }
    kinds.retainAll(Item.KINDS);
    return kinds.isEmpty() ? Optional.empty() : Optional.of(String.join(",", kinds));
  }
}

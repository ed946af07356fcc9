package org.kalends.dav.server;

import java.util.Arrays;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.kalends.dav.wire.Names;

/**
 * A property of a calendar that clients may set. Those that people care for are small files in the
 * folder, named as vdir names them, so that other tools see them and a copy of the folder keeps
 * them; the others are in the ledger.
 */
enum Trait {
  DISPLAYNAME(Names.DISPLAYNAME, Keeping.FILE, "displayname"),
  COLOR(Names.CALENDAR_COLOR, Keeping.FILE, "color"),
  ORDER(Names.CALENDAR_ORDER, Keeping.FILE, "order"),
  DESCRIPTION(Names.CALENDAR_DESCRIPTION, Keeping.FILE, "description"),
  TIMEZONE(Names.CALENDAR_TIMEZONE, Keeping.LEDGER, "timezone"),
  TRANSPARENCY(Names.caldav("schedule-calendar-transp"), Keeping.LEDGER, "transparency"),
  COMPONENTS(Names.SUPPORTED_CALENDAR_COMPONENT_SET, Keeping.ONCE, "components");

  /** Where a trait is kept. */
  enum Keeping {
    FILE,
    LEDGER,
    /** In the ledger, set only while the calendar is made. */
    ONCE
  }

  private final QName property;
  private final Keeping keeping;
  private final String key;

  Trait(QName property, Keeping keeping, String key) {
    this.property = property;
    this.keeping = keeping;
    this.key = key;
  }

  QName property() {
    return property;
  }

  Keeping keeping() {
    return keeping;
  }

  /** The name of the file, or in the ledger. */
  String key() {
    return key;
  }

  static Optional<Trait> of(QName property) {
    return Arrays.stream(values()).filter(trait -> trait.property.equals(property)).findFirst();
  }
}

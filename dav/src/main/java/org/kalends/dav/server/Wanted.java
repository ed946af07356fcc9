package org.kalends.dav.server;

import java.util.List;
import javax.xml.namespace.QName;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Names;

/** Which properties a request asks for (RFC 4918 9.1). */
sealed interface Wanted {
  /** Those that RFC 4918 defines, and these. */
  record All(List<QName> include) implements Wanted {}

  /** The names of all there are. */
  record NamesOnly() implements Wanted {}

  /** These, in this order. */
  record Some(List<QName> names) implements Wanted {}

  /**
   * Reads the children of DAV:propfind, or of a REPORT.
   *
   * @throws Refusal with 400 where there is none of them
   */
  static Wanted of(Element request) throws Refusal {
    if (request.has(Names.PROP)) {
      return new Some(names(request.child(Names.PROP).orElseThrow()));
    }
    if (request.has(Names.PROPNAME)) {
      return new NamesOnly();
    }
    if (request.has(Names.ALLPROP)) {
      return new All(request.child(Names.dav("include")).map(Wanted::names).orElse(List.of()));
    }
    throw new Refusal(400, "the request asks for no prop, propname or allprop");
  }

  private static List<QName> names(Element parent) {
    return parent.children().stream().map(Element::name).distinct().toList();
  }

  /** Whether it is certainly not asked for. */
  default boolean lacks(QName name) {
    return switch (this) {
      case All all -> !all.include().contains(name);
      case NamesOnly namesOnly -> true;
      case Some some -> !some.names().contains(name);
    };
  }
}

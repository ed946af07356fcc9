package org.kalends.dav.client;

import java.util.Set;
import javax.xml.namespace.QName;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/** DAV:current-user-privilege-set (RFC 3744 section 5.5). */
final class Privileges {
  private static final Set<QName> WRITING =
      Set.of(Names.dav("all"), Names.dav("write"), Names.dav("write-content"), Names.dav("bind"));

  private Privileges() {}

  /** A collection that does not say is taken for writable; a subscription never is. */
  static boolean writable(Response collection) {
    boolean subscribed =
        collection.property(Names.RESOURCETYPE).filter(t -> t.has(Names.SUBSCRIBED)).isPresent();
    if (subscribed) return false;
    return collection
        .property(Names.CURRENT_USER_PRIVILEGE_SET)
        .map(set ->
            set.children(Names.PRIVILEGE).stream()
                .flatMap(privilege -> privilege.children().stream())
                .anyMatch(privilege -> WRITING.contains(privilege.name())))
        .orElse(true);
  }
}

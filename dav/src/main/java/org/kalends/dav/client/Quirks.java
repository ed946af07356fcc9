package org.kalends.dav.client;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.kalends.ics.Property;

/**
 * What single providers need beyond the standards, by host name or path.
 *
 * @param needsEnd iCloud answers 404 to an event without DTEND and DURATION
 * @param silence what a provider wants in an event of which it is to tell nobody
 */
record Quirks(boolean needsEnd, Optional<Property> silence) {
  /** Nextcloud 28 and later takes it away again: it is for this one change. */
  private static final Property NEXTCLOUD = Property.of("X-NC-DISABLE-SCHEDULING", "1");

  private static final Property SOGO = Property.of("X-SOGO-SEND-APPOINTMENT-NOTIFICATIONS", "NO");

  static Quirks of(URI calendar) {
    var host = calendar.getHost().toLowerCase(Locale.ROOT);
    return new Quirks(host.endsWith(".icloud.com"), silence(calendar.getPath()));
  }

  private static Optional<Property> silence(String path) {
    if (path.contains("/remote.php/")) return Optional.of(NEXTCLOUD);
    return path.startsWith("/SOGo/") ? Optional.of(SOGO) : Optional.empty();
  }
}

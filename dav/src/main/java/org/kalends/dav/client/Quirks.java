package org.kalends.dav.client;

import java.util.Locale;

/**
 * What single providers need beyond the standards, by host name.
 *
 * @param needsEnd iCloud answers 404 to an event without DTEND and DURATION
 */
record Quirks(boolean needsEnd) {
  static Quirks of(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    return new Quirks(name.endsWith(".icloud.com"));
  }
}

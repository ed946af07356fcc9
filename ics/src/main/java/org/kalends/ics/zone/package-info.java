/**
 * Time zones: what a TZID means, and VTIMEZONE (RFC 5545 3.6.5) read to and written from {@link
 * java.time.zone.ZoneRules}.
 */
package org.kalends.ics.zone;

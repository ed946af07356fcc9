/** When items happen: recurrence rules, exceptions and overrides (RFC 5545 3.3.10, 3.8.5). */
package org.kalends.ics.recur;

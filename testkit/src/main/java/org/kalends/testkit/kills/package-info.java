/** Real processes of Kalends, killed at any instant, and what is left of two calendars then. */
package org.kalends.testkit.kills;

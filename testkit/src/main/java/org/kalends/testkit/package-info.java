/** Fakes, contracts, generated calendars and real servers for tests. */
package org.kalends.testkit;

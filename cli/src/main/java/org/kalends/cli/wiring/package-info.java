/** Puts the parts together: which files, calendars, accounts and mirrors a command works with. */
package org.kalends.cli.wiring;

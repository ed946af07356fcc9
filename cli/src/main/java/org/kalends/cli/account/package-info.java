/**
 * Commands about accounts and the calendars that they hold: connect, disconnect, list; logging in.
 */
package org.kalends.cli.account;

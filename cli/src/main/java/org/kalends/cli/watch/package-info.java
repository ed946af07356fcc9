/**
 * The command that syncs by itself: when which calendar, and how it sees that a folder has changed.
 */
package org.kalends.cli.watch;

/** When a watch syncs which calendar, and how it sees that a folder has changed. */
package org.kalends.cli.watch;

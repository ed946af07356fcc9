/** The command that serves the folders over CalDAV. */
package org.kalends.cli.serve;

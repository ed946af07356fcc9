/** Directories served over CalDAV. */
package org.kalends.dav.server;

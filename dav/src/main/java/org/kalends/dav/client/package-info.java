/** CalDAV collections as replicas. */
package org.kalends.dav.client;

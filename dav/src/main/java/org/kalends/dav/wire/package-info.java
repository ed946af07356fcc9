/** XML and the vocabulary of WebDAV and CalDAV, shared by client and server; not exported. */
package org.kalends.dav.wire;

package org.kalends.dav.client;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.dav.wire.Href;

/**
 * Which resources are there.
 *
 * @param entries by {@link Href#key()}
 * @param gone keys of those that the server says are gone; only in a list of changes
 * @param complete whether what is not in it is not there; else it has changes only
 * @param token the sync-token that goes with it
 */
record Listing(
    Map<String, Entry> entries, Set<String> gone, boolean complete, Optional<String> token) {

  record Entry(Href href, Optional<String> etag) {}
}

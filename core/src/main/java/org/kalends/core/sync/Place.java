package org.kalends.core.sync;

/**
 * Where a replica keeps an item, in its own words: an href as the server wrote it, or the names of
 * files. Opaque to all others.
 */
public record Place(String value) {}

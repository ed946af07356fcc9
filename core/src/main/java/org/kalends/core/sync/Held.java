package org.kalends.core.sync;

import org.kalends.ics.Document;

/** An item as a replica holds it: everything that shares the UID, as one document. */
public record Held(String uid, Place place, Version version, Document document) {}

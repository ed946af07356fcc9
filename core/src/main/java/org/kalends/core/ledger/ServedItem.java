package org.kalends.core.ledger;

import java.time.Instant;
import org.kalends.core.sync.Known;

/**
 * A calendar object resource as its clients know it.
 *
 * @param name the last segment of its address, decoded; chosen by the client that made it
 * @param kind VEVENT, VTODO, VJOURNAL or another component name
 * @param seat where the folder keeps it, and in which version
 * @param etag strong entity tag with its quotes
 * @param length of the text in bytes
 * @param modified when it was last seen to change
 * @param starts no occurrence begins before this, in seconds since 1970
 * @param ends no occurrence ends after this, in seconds since 1970; {@code Long.MAX_VALUE} where
 *     that is not known
 * @param revision of the calendar when it last changed
 */
public record ServedItem(
    String name,
    String uid,
    String kind,
    Known.Seat seat,
    String etag,
    int length,
    Instant modified,
    long starts,
    long ends,
    long revision) {
  /** The same, kept elsewhere in the folder. */
  public ServedItem at(Known.Seat other) {
    return new ServedItem(name, uid, kind, other, etag, length, modified, starts, ends, revision);
  }
}

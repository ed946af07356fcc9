package org.kalends.dav.client;

import java.util.Optional;
import org.kalends.dav.wire.Href;

/** What asking for one resource gave. */
sealed interface Fetched {
  Href href();

  record Found(Href href, Optional<String> etag, byte[] content) implements Fetched {
    boolean has(String other) {
      return etag.filter(now -> Etag.same(now, other)).isPresent();
    }
  }

  /** 404 or 410. */
  record Gone(Href href) implements Fetched {}

  /** The server answered, but not with the resource. */
  record Failed(Href href, String reason) implements Fetched {}
}

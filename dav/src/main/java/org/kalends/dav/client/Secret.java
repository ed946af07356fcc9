package org.kalends.dav.client;

import java.io.IOException;

/** Where a password comes from; asked once per connection, when a server first wants it. */
@FunctionalInterface
public interface Secret {
  String reveal() throws IOException;
}

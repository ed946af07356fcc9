package org.kalends.dav.client;

import java.net.URI;

/** Addresses in messages. */
final class Address {
  private Address() {}

  /** Without user name, password, query and fragment, which may hold secrets. */
  static String plain(URI uri) {
    var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
  }
}

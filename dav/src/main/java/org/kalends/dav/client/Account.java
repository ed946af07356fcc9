package org.kalends.dav.client;

import java.net.URI;
import java.util.Set;

/**
 * Who asks which server.
 *
 * @param url what the person gave: the password may go to its origin, and over https to hosts below
 *     its host
 * @param user empty for a server without login
 * @param origins further origins that the person has agreed to, such as {@code
 *     https://dav.example.com}
 * @param plaintext whether the password may go over http to a host other than this machine
 */
public record Account(
    URI url, String user, Secret secret, Trust trust, Set<URI> origins, boolean plaintext) {
  public Account {
    origins = Set.copyOf(origins);
  }

  public static Account of(URI url, String user, Secret secret) {
    return new Account(url, user, secret, Trust.USUAL, Set.of(), false);
  }

  /** The same with one more origin that may see the password. */
  public Account allowing(URI origin) {
    var more = new java.util.HashSet<>(origins);
    more.add(origin);
    return new Account(url, user, secret, trust, more, plaintext);
  }
}

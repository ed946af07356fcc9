package org.kalends.dav.client;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Which servers may see the password of an account. */
final class Origins {
  /** Providers that spread one account over hosts below one name: iCloud's p01-caldav and so on. */
  private static final List<String> KIN = List.of("icloud.com");

  private final Account account;

  Origins(Account account) {
    this.account = account;
  }

  /** Scheme, host and port, the port always written out. */
  static URI of(URI address) {
    var scheme = lower(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
    return URI.create(scheme + "://" + lower(address.getHost()) + ":" + port);
  }

  static boolean same(URI one, URI other) {
    return of(one).equals(of(other));
  }

  boolean allows(URI address) {
    if (same(address, account.url())) return true;
    if (account.origins().stream().anyMatch(origin -> same(address, origin))) return true;
    return secure(address) && (below(address, lower(account.url().getHost())) || kin(address));
  }

  private boolean kin(URI address) {
    return KIN.stream().anyMatch(name -> below(account.url(), name) && below(address, name));
  }

  private static boolean below(URI address, String name) {
    return lower(address.getHost()).endsWith("." + name);
  }

  static boolean secure(URI address) {
    return lower(address.getScheme()).equals("https");
  }

  /** Whether it is this machine, by name or address. */
  static boolean loopback(URI address) {
    var host = lower(address.getHost());
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}

package org.kalends.dav.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** What a domain's DNS says about its calendar server (RFC 6764 section 3). */
@FunctionalInterface
interface Dns {
  /** Texts of the records of a type; none where there are none, or nobody answers. */
  List<String> records(String name, String type);

  /** The first of {@code _caldavs._tcp}, with the path of its TXT record. */
  static Optional<URI> caldav(Dns dns, String domain) {
    var service = "_caldavs._tcp." + domain;
    return dns.records(service, "SRV").stream()
        .map(record -> record.split("\\s+", -1))
        .filter(record -> record.length == 4 && !record[3].equals("."))
        .min(Comparator.comparingInt((String[] record) -> number(record[0])))
        .map(record -> address(record[3], number(record[2]), path(dns, service)));
  }

  private static URI address(String target, int port, String path) {
    var host = target.endsWith(".") ? target.substring(0, target.length() - 1) : target;
    return URI.create("https://" + host + (port == 443 ? "" : ":" + port) + path);
  }

  private static String path(Dns dns, String service) {
    return dns.records(service, "TXT").stream()
        .map(text -> text.replace("\"", "").strip())
        .filter(text -> text.matches("path=/[A-Za-z0-9/._~%-]*"))
        .map(text -> text.substring("path=".length()))
        .findFirst()
        .orElse("/.well-known/caldav");
  }

  private static int number(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  /** Asks the resolvers of this machine, for two seconds at most each. */
  // The JDK has no other way to ask for SRV records; only the DNS provider is used, which reads no
  // objects.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  static List<String> resolver(String name, String type) {
    var environment = new Hashtable<String, String>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put("com.sun.jndi.dns.timeout.initial", "1000");
    environment.put("com.sun.jndi.dns.timeout.retries", "1");
    try {
      var context = new InitialDirContext(environment);
      try {
        var found = context.getAttributes(name, new String[] {type}).get(type);
        var texts = new ArrayList<String>();
        if (found != null)
          for (int i = 0; i < found.size(); i++) texts.add(String.valueOf(found.get(i)));
        return texts;
      } finally {
        context.close();
      }
    } catch (NamingException e) {
      return List.of(); // optional by RFC 6764 section 6: there are other ways to go on
    }
  }
}

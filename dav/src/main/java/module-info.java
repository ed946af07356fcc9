/** CalDAV: a client whose collections are replicas, and a server over directories. */
module org.kalends.dav {
  requires transitive org.kalends.core;
  requires java.net.http;
  requires java.xml;
  requires java.naming;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.util;
  requires password4j;

  exports org.kalends.dav.client;
  exports org.kalends.dav.server;
}

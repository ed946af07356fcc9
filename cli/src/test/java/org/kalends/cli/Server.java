package org.kalends.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.kalends.core.files.Layout;
import org.kalends.ics.Document;
import org.kalends.suite.OwnServer;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Samples;

/** Our own server with a few calendars, for the tests of single commands. */
final class Server implements AutoCloseable {
  private final OwnServer own = new OwnServer(Layout.VDIR);
  private final PlainDav dav = new PlainDav(own);

  Server(String... calendars) {
    for (String calendar : calendars) {
      dav.make(calendar(calendar));
    }
  }

  String address() {
    return own.base().toString();
  }

  URI calendar(String name) {
    return own.home().resolve(name + "/");
  }

  void put(String calendar, String uid, String title) {
    put(calendar, uid, Samples.event(uid, title));
  }

  void put(String calendar, String uid, Document document) {
    dav.put(resource(calendar, uid), document.bytes());
  }

  void delete(String calendar, String uid) {
    dav.delete(resource(calendar, uid));
  }

  String text(String calendar, String uid) {
    return new String(dav.get(resource(calendar, uid)), StandardCharsets.UTF_8);
  }

  /** By UID, which is the name of the resource here. */
  Map<String, String> texts(String calendar) {
    Map<String, String> texts = new TreeMap<>();
    for (URI item : dav.etags(calendar(calendar)).keySet()) {
      texts.put(
          calendar(calendar).relativize(item).getPath().replace(".ics", ""),
          new String(dav.get(item), StandardCharsets.UTF_8));
    }
    return texts;
  }

  int size(String calendar) {
    return dav.etags(calendar(calendar)).size();
  }

  private URI resource(String calendar, String uid) {
    return calendar(calendar).resolve(uid + ".ics");
  }

  /** Somebody with an account and nothing else. */
  Cli account(Path home) {
    return connected(home);
  }

  String password() {
    return own.password();
  }

  /** Somebody who is connected to these calendars, each in the folder of its name. */
  Cli connected(Path home, String... calendars) {
    StringBuilder config =
        new StringBuilder(
            """
            [accounts.own]
            url = "%s"
            user = "alice"
            password_env = "PASSWORD"
            """
                .formatted(address()));
    for (String calendar : calendars) {
      config.append(
          """
          [calendars.%s]
          account = "own"
          url = "%s"
          """
              .formatted(calendar, calendar(calendar)));
    }
    return Cli.in(home).with("PASSWORD", own.password()).config(config.toString());
  }

  @Override
  public void close() {
    own.close();
  }
}

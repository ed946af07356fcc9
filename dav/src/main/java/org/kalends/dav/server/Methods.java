package org.kalends.dav.server;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The methods this server knows, and who may use them on what. */
final class Methods {
  /** RFC 6764 5: clients find the principal from there by current-user-principal. */
  static final Answer WELL_KNOWN = Answer.of(301).with("Location", new Target.Top().href());

  private final Map<String, Method> byName = new TreeMap<>();

  Methods(Stores stores) {
    byName.put("OPTIONS", new Options());
    byName.put("GET", new Get(stores));
    byName.put("HEAD", new Get(stores));
    byName.put("PUT", new Put(stores));
    byName.put("DELETE", new Delete(stores));
    byName.put("MOVE", new Move(stores));
    byName.put("PROPFIND", new Propfind(stores));
    byName.put("PROPPATCH", new Proppatch(stores));
    byName.put("MKCALENDAR", new Mkcalendar(stores));
    byName.put("MKCOL", new Mkcalendar(stores));
    byName.put("REPORT", new Report(stores));
  }

  Answer answer(Call call) throws Refusal, IOException {
    if (call.target() instanceof Target.WellKnown) {
      return WELL_KNOWN;
    }
    if (call.target() instanceof Target.Nowhere) {
      throw new Refusal(404, "there is nothing here");
    }
    Optional<String> owner = call.target().owner();
    if (owner.isPresent() && !owner.get().equals(call.user().name())) {
      // Not 403: who else has calendars here is nobody's business.
      throw new Refusal(404, "there is nothing here");
    }
    Method method = byName.get(call.method());
    if (method == null) {
      throw notAllowed(call);
    }
    return method.answer(call);
  }

  static Refusal notAllowed(Call call) {
    return new Refusal(
        Answer.text(405, call.method() + " is not possible here")
            .with("Allow", allowed(call.target())));
  }

  /** The value of Allow. */
  static String allowed(Target target) {
    return switch (target) {
      case Target.Entry entry -> "OPTIONS, GET, HEAD, PUT, DELETE, MOVE, PROPFIND, PROPPATCH";
      case Target.Calendar calendar ->
          "OPTIONS, GET, HEAD, DELETE, PROPFIND, PROPPATCH, REPORT, MKCALENDAR, MKCOL";
      case Target.Top top -> "OPTIONS, GET, HEAD, PROPFIND, PROPPATCH";
      case Target.Principal principal -> "OPTIONS, GET, HEAD, PROPFIND, PROPPATCH";
      case Target.Home home -> "OPTIONS, GET, HEAD, PROPFIND, PROPPATCH";
      case Target.WellKnown wellKnown -> "OPTIONS, GET, HEAD, PROPFIND";
      case Target.Nowhere nowhere -> "OPTIONS";
    };
  }
}

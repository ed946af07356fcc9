package org.kalends.dav.server;

import java.io.IOException;
import java.util.Map;

/** The methods this server knows, by name. */
final class Methods {
  /** RFC 6764 5: clients find the principal from there by current-user-principal. */
  static final Answer WELL_KNOWN = Answer.of(301).with("Location", new Target.Top().href());

  private final Map<String, Method> byName;

  Methods(Stores stores) {
    this.byName = Map.of();
  }

  Answer answer(Call call) throws Refusal, IOException {
    Method method = byName.get(call.method());
    if (method == null) {
      throw new Refusal(
          Answer.text(405, "this server does not know " + call.method())
              .with("Allow", String.join(", ", byName.keySet().stream().sorted().toList())));
    }
    return method.answer(call);
  }
}

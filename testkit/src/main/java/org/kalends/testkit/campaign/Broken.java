package org.kalends.testkit.campaign;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.kalends.core.sync.BaseStore;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Version;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.testkit.Forwarding;

/** What a campaign is made to find: a Kalends that lacks something. */
enum Broken {
  /** It lacks nothing. */
  NOTHING,
  /** What is about to be written is not remembered. */
  JOURNAL,
  /** Writes go over whatever is there. */
  CONDITIONS,
  /** What was replaced or deleted is not kept. */
  HISTORY;

  BaseStore store(BaseStore store) {
    return this == JOURNAL ? forgetful(store) : store;
  }

  private static BaseStore forgetful(BaseStore store) {
    return (BaseStore)
        Proxy.newProxyInstance(
            Broken.class.getClassLoader(),
            new Class<?>[] {BaseStore.class},
            (proxy, method, arguments) -> {
              try {
                return switch (method.getName()) {
                  case "intend" -> null;
                  case "intents" -> List.of();
                  default -> method.invoke(store, arguments);
                };
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  Replica replica(Replica replica) {
    return this == CONDITIONS ? new Rash(replica) : replica;
  }

  boolean keepsHistory() {
    return this != HISTORY;
  }

  /** Writes without conditions. */
  private record Rash(Replica replica) implements Forwarding {
    @Override
    public List<Written> write(List<Write> writes) {
      return replica.write(writes.stream().map(this::rash).toList());
    }

    private Write rash(Write write) {
      return switch (write) {
        case Write.Create create -> create;
        case Write.Replace(var uid, var place, var version, var document, var own) ->
            new Write.Replace(uid, place, now(uid, place, version), document, own);
        case Write.Delete(var uid, var place, var version) ->
            new Write.Delete(uid, place, now(uid, place, version));
      };
    }

    private Version now(String uid, Place place, Version seen) {
      try {
        return replica.find(uid, place).map(Held::version).orElse(seen);
      } catch (IOException e) {
        return seen;
      }
    }
  }
}

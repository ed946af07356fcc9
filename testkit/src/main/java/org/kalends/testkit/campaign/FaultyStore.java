package org.kalends.testkit.campaign;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.kalends.core.sync.BaseStore;
import org.kalends.testkit.FaultyReplica.Fault;
import org.kalends.testkit.Killed;

/** A base on a failing disk: each call meets the next fault. */
final class FaultyStore {
  private FaultyStore() {}

  static BaseStore around(BaseStore store, Supplier<Fault> faults) {
    return (BaseStore)
        Proxy.newProxyInstance(
            FaultyStore.class.getClassLoader(),
            new Class<?>[] {BaseStore.class},
            (proxy, method, arguments) -> {
              Fault fault = faults.get();
              before(fault);
              try {
                Object answer = method.invoke(store, arguments);
                if (fault == Fault.KILL_AFTER) {
                  throw new Killed("after the base was asked");
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void before(Fault fault) throws IOException {
    switch (fault) {
      case KILL_BEFORE -> throw new Killed("before the base was asked");
      case REFUSED -> throw new IOException("no space left on the disk of the base");
      case NONE, BEFORE, AFTER, STALE, LOGIN, BUSY, VANISHED, KILL_AFTER -> {}
    }
  }
}

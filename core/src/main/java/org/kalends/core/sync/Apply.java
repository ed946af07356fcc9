package org.kalends.core.sync;

import java.io.IOException;

/** Executes a plan. */
record Apply(Replica left, Replica right, BaseStore store, Progress progress) {
  Report run(Plan plan) throws IOException {
    throw new AssertionError("skeleton");
  }
}

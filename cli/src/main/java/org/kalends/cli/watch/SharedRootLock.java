package org.kalends.cli.watch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.kalends.core.files.RootLock;

/** The lock of a root for runs of this process that may be under way at the same time. */
final class SharedRootLock {
  private final Path root;
  private RootLock lock;
  private int users;

  SharedRootLock(Path root) {
    this.root = root;
  }

  /** Takes the lock for one more run, without waiting; closing the answer ends its part. */
  synchronized Closeable enter() throws IOException {
    if (users == 0) {
      lock = RootLock.acquire(root);
    }
    users++;
    return this::leave;
  }

  private synchronized void leave() throws IOException {
    users--;
    if (users == 0) {
      lock.close();
    }
  }
}

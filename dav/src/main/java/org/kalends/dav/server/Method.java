package org.kalends.dav.server;

import java.io.IOException;

/** One HTTP method. */
interface Method {
  /**
   * Does what was asked.
   *
   * @throws Refusal when the request cannot be done as asked
   * @throws IOException when a folder or the ledger cannot be read or written
   */
  Answer answer(Call call) throws Refusal, IOException;
}

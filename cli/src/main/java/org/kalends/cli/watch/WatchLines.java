package org.kalends.cli.watch;

import java.util.List;
import org.kalends.cli.report.Entry;

/** How a watch says what it has to say: one line at a time, as it comes. */
interface WatchLines {
  /** It begins, or begins anew with another config. */
  void begun(WatchSession session);

  /** These items were changed, each on one side or both. */
  void changes(String calendar, List<Entry> entries);

  /**
   * Something is wrong, or waits for somebody.
   *
   * @param subject a calendar or an account
   */
  void wrong(String subject, String words);

  /** Nothing is wrong with it any more. */
  void over(String subject);
}

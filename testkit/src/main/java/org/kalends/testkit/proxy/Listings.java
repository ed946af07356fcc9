package org.kalends.testkit.proxy;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was listed, and what a listing leaves out. */
final class Listings {
  private static final Pattern RESPONSE =
      Pattern.compile("<((?:\\w+:)?response)\\b(?:(?!</\\1>).)*</\\1>", Pattern.DOTALL);
  private static final Pattern COLLECTION = Pattern.compile("<(?:\\w+:)?href>[^<]*/\\s*</");

  private final Map<String, Answered> last = new HashMap<>();

  synchronized void remember(Asked asked, Answered answered) {
    if (asked.listsAll() && answered.status() == 207) {
      last.put(key(asked), answered);
    }
  }

  /** The last answer to the same question, or that answer where there was none. */
  synchronized Answered stale(Asked asked, Answered fresh) {
    return asked.listsAll() ? last.getOrDefault(key(asked), fresh) : fresh;
  }

  private static String key(Asked asked) {
    return asked.method() + " " + asked.path() + " " + asked.header("Depth") + asked.text();
  }

  static Answered without(Asked asked, Answered answered, int oneIn) {
    int[] nth = {0};
    return asked.listsAll()
        ? answered.multistatus(xml ->
            RESPONSE
                .matcher(xml)
                .replaceAll(found ->
                    COLLECTION.matcher(found.group()).find() || nth[0]++ % oneIn > 0
                        ? Matcher.quoteReplacement(found.group())
                        : ""))
        : answered;
  }
}

package org.kalends.dav.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.core.ledger.Served;

/**
 * Revisions as clients are told of them: sync tokens (RFC 6578 3.2), which must be URIs, and ctags.
 */
final class SyncToken {
  private static final String PREFIX = "https://kalends.org/ns/sync/";
  private static final Pattern TOKEN =
      Pattern.compile(Pattern.quote(PREFIX) + "([0-9a-f]{32})/([0-9]{1,18})");

  private SyncToken() {}

  static String of(Served.Revision revision) {
    return PREFIX + revision.epoch() + "/" + revision.number();
  }

  static String ctag(Served.Revision revision) {
    return revision.epoch() + "-" + revision.number();
  }

  /** Empty where it is no token of ours. */
  static Optional<Served.Revision> parse(String token) {
    Matcher matcher = TOKEN.matcher(token);
    return matcher.matches()
        ? Optional.of(new Served.Revision(matcher.group(1), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }
}

package org.kalends.testkit.proxy;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.testkit.profile.EtagHabit;

/** Makes a server that is exact with ETags one with that habit. */
final class Habit {
  private static final Pattern ETAG =
      Pattern.compile("(<((?:\\w+:)?getetag)(?: [^>]*)?>)\\s*([^<]+?)\\s*(</\\2>)");

  /** What tells that a collection has not changed as a whole. */
  private static final Pattern MARKERS =
      Pattern.compile(
          "<((?:\\w+:)?(?:getctag|sync-token))[^>/]*>[^<]*</\\1>"
              + "|<(?:\\w+:)?sync-collection[^>/]*/>");

  private static final Pattern CHURNED = Pattern.compile("~\\d+\"");

  private final EtagHabit kind;
  private final AtomicLong turns = new AtomicLong();

  Habit(EtagHabit kind) {
    this.kind = kind;
  }

  /** Takes back in a condition what {@link #answered} put into the ETag. */
  Asked asked(Asked asked) {
    return asked.header("If-Match").map(etag -> asked.with("If-Match", own(etag))).orElse(asked);
  }

  private String own(String etag) {
    return switch (kind) {
      case STRONG, NOT_ON_PUT, NOT_ON_SCHEDULING_PUT, NEVER -> etag;
      case WEAK -> etag.replaceFirst("^W/", "");
      case UNQUOTED -> etag.startsWith("\"") || etag.equals("*") ? etag : "\"" + etag + "\"";
      case CHURNING -> CHURNED.matcher(etag).replaceFirst("\"");
    };
  }

  Answered answered(Asked asked, Answered answered) {
    boolean put = asked.method().equals("PUT");
    return switch (kind) {
      case STRONG -> answered;
      case NOT_ON_PUT -> put ? answered.without("ETag") : answered;
      case NOT_ON_SCHEDULING_PUT ->
          put && asked.text().contains("\nORGANIZER") ? answered.without("ETag") : answered;
      case NEVER -> answered.without("ETag").multistatus(xml -> ETAG.matcher(xml).replaceAll(""));
      case WEAK -> each(answered, etag -> etag.startsWith("W/") ? etag : "W/" + etag);
      case UNQUOTED -> each(answered, etag -> etag.replaceAll("^\"|\"$|&quot;", ""));
      case CHURNING ->
          each(answered, this::churned).multistatus(xml -> MARKERS.matcher(xml).replaceAll(""));
    };
  }

  private String churned(String etag) {
    return etag.replaceFirst("(\"|&quot;)$", "~" + turns.incrementAndGet() + "$1");
  }

  private static Answered each(Answered answered, UnaryOperator<String> change) {
    Answered changed =
        answered.headers().containsKey("ETag")
            ? answered.with("ETag", change.apply(answered.headers().get("ETag")))
            : answered;
    return changed.multistatus(xml ->
        ETAG.matcher(xml)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    found.group(1) + change.apply(found.group(3)) + found.group(4))));
  }
}

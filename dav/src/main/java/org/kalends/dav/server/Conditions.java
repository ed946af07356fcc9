package org.kalends.dav.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a request says about the state it is meant for (RFC 9110 13.1.1, 13.1.2).
 *
 * @param ifMatch entity tags of If-Match, or a star
 * @param ifNoneMatch entity tags of If-None-Match, or a star
 */
record Conditions(Optional<List<String>> ifMatch, Optional<List<String>> ifNoneMatch) {
  static final Conditions NONE = new Conditions(Optional.empty(), Optional.empty());
  static final Conditions NEW = new Conditions(Optional.empty(), Optional.of(List.of("*")));
  private static final Pattern TAG = Pattern.compile("\\*|(?:W/)?\"[^\"]*\"|[^\\s,]+");

  static Conditions of(Call call) {
    return new Conditions(
        call.header("If-Match").map(Conditions::tags),
        call.header("If-None-Match").map(Conditions::tags));
  }

  static Conditions match(String etag) {
    return new Conditions(Optional.of(List.of(etag)), Optional.empty());
  }

  private static List<String> tags(String header) {
    return TAG.matcher(header).results().map(MatchResult::group).toList();
  }

  private static Stream<String> weak(List<String> tags) {
    return tags.stream().map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag);
  }

  /** Whether If-None-Match names this state; a star names any. */
  boolean hasSeen(String etag) {
    return ifNoneMatch.filter(tags -> weak(tags).anyMatch(t -> named(t, etag))).isPresent();
  }

  /**
   * Refuses with 412 unless a resource in that state, or its absence, is what was meant.
   *
   * @param etag empty where there is no resource
   */
  void check(Optional<String> etag) throws Refusal {
    boolean unlike =
        ifMatch.isPresent()
            && (etag.isEmpty() || ifMatch.get().stream().noneMatch(t -> named(t, etag.get())));
    if (unlike || etag.isPresent() && hasSeen(etag.get())) {
      Answer answer = Answer.text(412, "the item is not in the state this request is meant for");
      throw new Refusal(etag.isPresent() ? answer.with("ETag", etag.get()) : answer);
    }
  }

  private static boolean named(String tag, String etag) {
    return tag.equals("*") || tag.equals(etag);
  }
}

package org.kalends.dav.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way in that a server offers (RFC 9110 section 11.6.1).
 *
 * @param scheme in lower case
 * @param parameters by lower-case name
 */
record Challenge(String scheme, Map<String, String> parameters) {
  private static final String TOKEN = "([\\w!#$%&'*+.^`|~-]++)";
  private static final Pattern PART =
      Pattern.compile(
          "\\s*(?:%s\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,]*))|%s(?!\\s*=)|,)\\s*"
              .formatted(TOKEN, TOKEN));

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** All challenges of all WWW-Authenticate lines; what is no challenge is left out. */
  static List<Challenge> in(List<String> lines) {
    var found = new ArrayList<Challenge>();
    for (var line : lines) {
      var part = PART.matcher(line);
      while (part.lookingAt()) {
        if (part.group(4) != null)
          found.add(new Challenge(lower(part.group(4)), new LinkedHashMap<>()));
        else if (part.group(1) != null && !found.isEmpty())
          found.getLast().parameters().put(lower(part.group(1)), value(part));
        part.region(part.end(), line.length());
      }
    }
    return found;
  }

  private static String value(Matcher part) {
    return part.group(2) != null ? part.group(2).replaceAll("\\\\(.)", "$1") : part.group(3);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

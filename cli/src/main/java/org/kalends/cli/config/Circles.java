package org.kalends.cli.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.cli.config.Config.Calendar;
import org.kalends.cli.config.MirrorConfig.End;

/**
 * Finds mirrors that would copy what comes back to them. A folder and the collection that it is
 * kept in step with are one calendar.
 */
final class Circles {
  private final Map<String, Calendar> calendars;
  private final Map<String, List<MirrorConfig>> from = new HashMap<>();

  Circles(Map<String, Calendar> calendars) {
    this.calendars = calendars;
  }

  /** Adds this one; answers what is wrong if it leads to its own source. */
  Optional<String> closedBy(MirrorConfig mirror) {
    if (place(mirror.source()).equals(place(mirror.target()))) {
      return Optional.of(
          "mirror `%s` has the same calendar on both ends: %s; a mirror copies one calendar into another"
              .formatted(mirror.name(), said(mirror.target())));
    }
    from.computeIfAbsent(place(mirror.source()), place -> new ArrayList<>()).add(mirror);
    return way(mirror.target(), place(mirror.source()), new HashSet<>())
        .map(back -> circle(mirror, back));
  }

  /** The mirrors that lead from there to that place. */
  private Optional<List<MirrorConfig>> way(End start, String goal, Set<String> seen) {
    for (MirrorConfig next : from.getOrDefault(place(start), List.of())) {
      if (place(next.target()).equals(goal)) {
        return Optional.of(List.of(next));
      }
      if (seen.add(place(next.target()))) {
        Optional<List<MirrorConfig>> rest = way(next.target(), goal, seen);
        if (rest.isPresent()) {
          List<MirrorConfig> way = new ArrayList<>(List.of(next));
          way.addAll(rest.get());
          return Optional.of(way);
        }
      }
    }
    return Optional.empty();
  }

  private static String circle(MirrorConfig first, List<MirrorConfig> rest) {
    StringBuilder places = new StringBuilder(said(first.source()) + " → " + said(first.target()));
    List<String> names = new ArrayList<>(List.of("`" + first.name() + "`"));
    for (MirrorConfig mirror : rest) {
      places.append(" → ").append(said(mirror.target()));
      names.add("`" + mirror.name() + "`");
    }
    return "the mirrors %s copy in a circle: %s; take one of them away"
        .formatted(String.join(", ", names), places);
  }

  /** What an end is called in messages. */
  private static String said(End end) {
    return switch (end) {
      case End.Folder(String name) -> name;
      case End.Collection(String account, var url) -> url.toString();
    };
  }

  /** The same text for the same calendar. */
  private String place(End end) {
    return switch (end) {
      case End.Folder(String name) when calendars.containsKey(name) ->
          address(calendars.get(name).url().normalize().toString());
      case End.Folder(String name) -> name;
      case End.Collection(String account, var url) -> address(url.normalize().toString());
    };
  }

  private static String address(String url) {
    return url.endsWith("/") ? url : url + "/";
  }
}

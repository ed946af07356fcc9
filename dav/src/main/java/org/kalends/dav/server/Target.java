package org.kalends.dav.server;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an address of this server names. */
sealed interface Target {
  /** {@code /}. */
  record Top() implements Target {}

  /** {@code /.well-known/caldav} (RFC 6764 5). */
  record WellKnown() implements Target {}

  /** {@code /principals/USER/} (RFC 3744 2). */
  record Principal(String user) implements Target {}

  /** {@code /calendars/USER/}: the calendar home (RFC 4791 6.2.1). */
  record Home(String user) implements Target {}

  /** {@code /calendars/USER/FOLDER/}: a calendar collection (RFC 4791 4.2). */
  record Calendar(String user, String folder) implements Target {
    Entry entry(String name) {
      return new Entry(user, folder, name);
    }
  }

  /** {@code /calendars/USER/FOLDER/NAME}: a calendar object resource (RFC 4791 4.1). */
  record Entry(String user, String folder, String name) implements Target {
    Calendar calendar() {
      return new Calendar(user, folder);
    }
  }

  /** No such address. */
  record Nowhere() implements Target {}

  /** Reads a path as sent, still percent-encoded. */
  static Target of(String rawPath) {
    return segments(rawPath).map(Target::of).orElseGet(Nowhere::new);
  }

  /** Reads an absolute address or a path, as a Destination or DAV:href has it. */
  static Target at(String address) {
    if (address.startsWith("/")) {
      return of(address);
    }
    try {
      String path = URI.create(address).getRawPath();
      return path == null ? new Nowhere() : of(path);
    } catch (IllegalArgumentException noUri) {
      return new Nowhere();
    }
  }

  private static Target of(List<String> names) {
    if (names.isEmpty()) {
      return new Top();
    }
    if (names.equals(List.of(".well-known", "caldav"))) {
      return new WellKnown();
    }
    return switch (names.getFirst() + names.size()) {
      case "principals2" -> new Principal(names.get(1));
      case "calendars2" -> new Home(names.get(1));
      case "calendars3" -> new Calendar(names.get(1), names.get(2));
      case "calendars4" -> new Entry(names.get(1), names.get(2), names.get(3));
      default -> new Nowhere();
    };
  }

  /** Empty where a segment could lead anywhere else than it says. */
  private static Optional<List<String>> segments(String rawPath) {
    List<String> names = new ArrayList<>();
    for (String raw : rawPath.split("/", -1)) {
      if (raw.isEmpty()) {
        continue;
      }
      Optional<String> name = Segments.decode(raw);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      names.add(name.get());
    }
    return Optional.of(names);
  }

  /** Who owns it; empty for what belongs to all. */
  default Optional<String> owner() {
    return switch (this) {
      case Principal principal -> Optional.of(principal.user());
      case Home home -> Optional.of(home.user());
      case Calendar calendar -> Optional.of(calendar.user());
      case Entry entry -> Optional.of(entry.user());
      case Top top -> Optional.empty();
      case WellKnown wellKnown -> Optional.empty();
      case Nowhere nowhere -> Optional.empty();
    };
  }

  /** The path, percent-encoded; collections end in a slash. */
  default String href() {
    return switch (this) {
      case Top top -> "/";
      case WellKnown wellKnown -> "/.well-known/caldav";
      case Principal principal -> Segments.path("principals", principal.user()) + "/";
      case Home home -> Segments.path("calendars", home.user()) + "/";
      case Calendar calendar ->
          Segments.path("calendars", calendar.user(), calendar.folder()) + "/";
      case Entry entry -> Segments.path("calendars", entry.user(), entry.folder(), entry.name());
      case Nowhere nowhere -> "";
    };
  }
}

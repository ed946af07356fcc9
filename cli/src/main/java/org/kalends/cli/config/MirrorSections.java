package org.kalends.cli.config;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.cli.config.Config.Account;
import org.kalends.cli.config.Config.Calendar;
import org.kalends.cli.config.MirrorConfig.End;
import org.kalends.core.mirror.Content;
import org.kalends.core.mirror.MirrorSpec;
import org.kalends.core.mirror.MirrorSpec.Edits;
import org.kalends.core.mirror.MirrorSpec.Mode;
import org.kalends.core.mirror.MirrorSpec.Scheduling;
import org.kalends.core.mirror.MirrorSpec.Uids;
import org.kalends.core.mirror.Window;

/** Reads the {@code [[mirror]]} tables of a config. */
record MirrorSections(Map<String, Account> accounts, Map<String, Calendar> calendars) {
  private static final Pattern DAYS = Pattern.compile("(-?\\d{1,6})\\s*(\\p{Alpha}+)");
  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z0-9-]{1,60}");

  Map<String, MirrorConfig> read(List<Section> sections) throws ConfigException {
    Map<String, MirrorConfig> mirrors = new LinkedHashMap<>();
    Circles circles = new Circles(calendars);
    for (Section section : sections) {
      MirrorConfig mirror = mirror(section);
      if (mirrors.putIfAbsent(mirror.name(), mirror) != null) {
        throw section.error("name", "there are two mirrors called `" + mirror.name() + "`");
      }
      Optional<String> circle = circles.closedBy(mirror);
      if (circle.isPresent()) {
        throw section.error("target", circle.get());
      }
    }
    return mirrors;
  }

  private MirrorConfig mirror(Section section) throws ConfigException {
    String name = section.required("name");
    if (!FolderName.allowed(name)) {
      throw section.error("name", "`name` cannot be \"" + name + "\"; it " + FolderName.RULE);
    }
    Mode mode = section.word("mode", ConfigFile.words(Mode.values())).orElse(Mode.SERIES);
    MirrorConfig mirror =
        new MirrorConfig(
            name,
            end(section, "source"),
            end(section, "target"),
            mode,
            window(section, mode),
            content(section),
            section
                .word("scheduling", ConfigFile.words(Scheduling.values()))
                .orElse(Scheduling.DROP),
            section.flag("alarms", true),
            section.word("uids", ConfigFile.words(Uids.values())).orElse(Uids.KEEP),
            section.word("edits", ConfigFile.words(Edits.values())).orElse(Edits.KEEP),
            count(section, "cap", 1),
            count(section, "deletions", 0).orElse(0),
            interval(section));
    section.end();
    return mirror;
  }

  private End end(Section section, String key) throws ConfigException {
    if (!section.has(key) || section.isText(key)) {
      return folder(section, key, section.required(key));
    }
    Section place = section.section(key).orElseThrow();
    String account = place.required("account");
    if (!accounts.containsKey(account)) {
      throw place.error(
          "account",
          "there is no [accounts.%s]; %s"
              .formatted(account, Nearest.hint(account, accounts.keySet())));
    }
    URI url = ConfigFile.address(place, "url", place.required("url"));
    place.end();
    return new End.Collection(account, url);
  }

  private static End folder(Section section, String key, String name) throws ConfigException {
    if (!FolderName.allowed(name)) {
      throw section.error(
          key,
          "`%s` cannot be \"%s\"; it is the name of a calendar folder, or a collection: { account = \"…\", url = \"https://…\" }"
              .formatted(key, name));
    }
    return new End.Folder(name);
  }

  private static Optional<Window> window(Section section, Mode mode) throws ConfigException {
    if (!section.has("past") && !section.has("future")) {
      return Optional.empty();
    }
    Window usual = usual(mode);
    OptionalInt past = section.has("past") ? days(section, "past") : usual.past();
    OptionalInt future = section.has("future") ? days(section, "future") : usual.future();
    if (mode == Mode.INSTANCES && future.isEmpty()) {
      throw section.error(
          "future", "`future` can be \"all\" for series only: occurrences go on for ever");
    }
    if (past.isPresent() && future.isPresent() && past.getAsInt() + future.getAsInt() < 0) {
      throw section.error(
          section.has("future") ? "future" : "past",
          "the window ends before it begins: %d days past, %d days future"
              .formatted(past.getAsInt(), future.getAsInt()));
    }
    return Optional.of(new Window(past, future));
  }

  private static Window usual(Mode mode) {
    return switch (mode) {
      case SERIES -> MirrorSpec.series("usual", ZoneOffset.UTC).window();
      case INSTANCES -> MirrorSpec.instances("usual", ZoneOffset.UTC).window();
    };
  }

  /** How many days; empty for all. */
  private static OptionalInt days(Section section, String key) throws ConfigException {
    String text = section.textOrNumber(key).strip().toLowerCase(Locale.ROOT);
    if (text.equals("all")) {
      return OptionalInt.empty();
    }
    Matcher form = DAYS.matcher(text.matches("-?\\d+") ? text + " days" : text);
    Optional<Long> unit =
        form.matches() ? Amount.unit(form.group(2), Amount.DAYS) : Optional.empty();
    if (unit.isEmpty() || Math.abs(Long.parseLong(form.group(1)) * unit.get()) > 365_000) {
      throw section.error(
          key,
          "`%s` cannot be \"%s\"; it is a number of days, such as 30 or \"6 weeks\", or \"all\""
              .formatted(key, text));
    }
    return OptionalInt.of((int) (Long.parseLong(form.group(1)) * unit.get()));
  }

  private static Content content(Section section) throws ConfigException {
    Optional<String> title = section.text("title");
    if (section.has("properties") && !section.isText("properties")) {
      requireNo(title, section);
      return new Content.Only(names(section));
    }
    String word = section.text("properties").orElse("all");
    if (word.equals("all")) {
      requireNo(title, section);
      return new Content.All();
    }
    if (!word.equals("busy")) {
      throw section.error(
          "properties",
          "`properties` cannot be \"%s\"; it is \"all\", \"busy\" or a list such as [\"SUMMARY\", \"LOCATION\"]"
              .formatted(word));
    }
    return new Content.Busy(title.filter(text -> !text.isBlank()).orElse("Busy"));
  }

  private static void requireNo(Optional<String> title, Section section) throws ConfigException {
    if (title.isPresent()) {
      throw section.error("title", "`title` is for properties = \"busy\" only");
    }
  }

  private static Set<String> names(Section section) throws ConfigException {
    Set<String> names = new LinkedHashSet<>();
    for (String name : section.texts("properties").orElse(List.of())) {
      if (!PROPERTY.matcher(name).matches()) {
        throw section.error(
            "properties", "`%s` is no property; they are such as SUMMARY".formatted(name));
      }
      names.add(name.toUpperCase(Locale.ROOT));
    }
    return names;
  }

  private static OptionalInt count(Section section, String key, int least) throws ConfigException {
    Optional<Long> number = section.number(key);
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    if (number.get() < least || number.get() > Integer.MAX_VALUE) {
      throw section.error(key, "`%s` must be %d or more".formatted(key, least));
    }
    return OptionalInt.of(number.get().intValue());
  }

  private static Optional<Duration> interval(Section section) throws ConfigException {
    Optional<String> text = section.text("interval");
    Optional<Duration> interval = text.flatMap(Interval::of);
    if (text.isPresent() && interval.isEmpty()) {
      throw section.error("interval", "`interval` must be " + Interval.FORM);
    }
    return interval;
  }
}

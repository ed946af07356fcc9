package org.kalends.testkit;

import java.nio.file.Path;
import java.util.Map;

/** khal, as Debian packages it, looking at a folder of vdir calendars. */
public final class Khal implements AutoCloseable {
  private final Scratch scratch = Scratch.folder("khal");
  private final Program program =
      new Program(scratch.folder(), Map.of("PYTHONWARNINGS", "ignore", "LC_ALL", "C.UTF-8"));

  /** Looks at every calendar below that folder, or skips the test where khal is not installed. */
  public Khal(Path calendars) {
    Installed.require("khal");
    Program.write(
        scratch.folder().resolve("config"),
        """
        [calendars]
        [[all]]
        path = %s/*
        type = discover
        [locale]
        local_timezone = Europe/Berlin
        default_timezone = Europe/Berlin
        timeformat = %%H:%%M
        dateformat = %%Y-%%m-%%d
        longdateformat = %%Y-%%m-%%d
        datetimeformat = %%Y-%%m-%%d %%H:%%M
        longdatetimeformat = %%Y-%%m-%%d %%H:%%M
        [default]
        highlight_event_days = False
        [sqlite]
        path = %s/khal.db
        """
            .formatted(calendars, scratch.folder()));
  }

  /** What it shows for the days from one date up to another, one line each: start, then title. */
  public String list(String from, String to) {
    return program.run("", "khal", "-c", "config", "list", "--format", "{start} {title}", from, to);
  }

  /** Adds an event as its user would. */
  public String add(String calendar, String day, String from, String to, String title) {
    return program.run("", "khal", "-c", "config", "new", "-a", calendar, day, from, to, title);
  }

  @Override
  public void close() {
    scratch.close();
  }
}

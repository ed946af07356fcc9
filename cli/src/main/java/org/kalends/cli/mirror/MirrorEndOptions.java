package org.kalends.cli.mirror;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What a new mirror copies where. */
final class MirrorEndOptions {
  private static final String FROM =
      "Where the password comes from: \"command:pass show work\", env:NAME, file:PATH or stdin.";

  @Option(
      names = "--source",
      paramLabel = "CALENDAR",
      description = "What is copied: a folder, ACCOUNT:CALENDAR or an address.")
  private String source;

  @Option(names = "--source-user", paramLabel = "NAME", description = "Who logs in there.")
  private String sourceUser;

  @Option(names = "--source-password", paramLabel = "FROM", description = FROM)
  private String sourcePassword;

  @Option(
      names = "--source-calendar",
      paramLabel = "NAME",
      description = "Which calendar of the server.")
  private String sourceCalendar;

  @Option(
      names = "--target",
      paramLabel = "CALENDAR",
      description = "Where it is copied to; as --source.")
  private String target;

  @Option(names = "--target-user", paramLabel = "NAME", description = "Who logs in there.")
  private String targetUser;

  @Option(names = "--target-password", paramLabel = "FROM", description = "As of the source.")
  private String targetPassword;

  @Option(
      names = "--target-calendar",
      paramLabel = "NAME",
      description = "Which calendar of the server.")
  private String targetCalendar;

  /** Whether neither end was said. */
  boolean isEmpty() {
    return source == null && target == null;
  }

  MirrorEnd source() {
    return end("source", source, sourceUser, sourcePassword, sourceCalendar);
  }

  MirrorEnd target() {
    return end("target", target, targetUser, targetPassword, targetCalendar);
  }

  private static MirrorEnd end(
      String key, String where, String user, String password, String calendar) {
    return new MirrorEnd(
        key,
        Optional.ofNullable(where),
        Optional.ofNullable(user),
        Optional.ofNullable(password),
        Optional.ofNullable(calendar));
  }
}

package org.kalends.core.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.kalends.core.sync.ItemProblem;

/** What is said about files that cannot be used, and what to do about them. */
final class Complaint {
  private static final String LEFT_ALONE =
      ", or take it out of the folder; it is left alone until then";

  private static final int BRIEF = 60;

  private Complaint() {}

  static ItemProblem cannotRead(Path file, IOException why) {
    return new ItemProblem(
        file.toString(), "", "cannot be read: " + reason(why), "make it readable" + LEFT_ALONE);
  }

  static ItemProblem oddName(Path file) {
    return new ItemProblem(
        file.toString(),
        "",
        "its name is not valid text in the character set of this system",
        "rename it, or run in a UTF-8 locale (LANG=C.UTF-8)");
  }

  static ItemProblem link(Path file) {
    return new ItemProblem(
        file.toString(),
        "",
        "is no regular file (a symbolic link is not followed: it may lead out of the folder)",
        "put the file itself here" + LEFT_ALONE);
  }

  static ItemProblem busy(Path file) {
    return new ItemProblem(
        file.toString(), "", "is just being written", "sync again when that has ended");
  }

  static ItemProblem empty(Path file) {
    return new ItemProblem(
        file.toString(), "", "is empty", "restore it, or delete it to delete what it was");
  }

  static ItemProblem tooLarge(Path file, long limit) {
    return new ItemProblem(
        file.toString(), "", "is larger than %d bytes".formatted(limit), "split it" + LEFT_ALONE);
  }

  static ItemProblem notUtf8(Path file, String title) {
    return new ItemProblem(
        file.toString(), brief(title), "is not UTF-8 text", "save it as UTF-8" + LEFT_ALONE);
  }

  static ItemProblem noCalendar(Path file) {
    return new ItemProblem(
        file.toString(),
        "",
        "is no calendar file: line 1 should be BEGIN:VCALENDAR",
        "mend it" + LEFT_ALONE);
  }

  static ItemProblem noItem(Path file) {
    return new ItemProblem(
        file.toString(),
        "",
        "has no event, task or journal entry in it",
        "mend it, or delete it to delete what it was");
  }

  static ItemProblem cutOff(Path file, String title, int line, String component) {
    return new ItemProblem(
        file.toString(),
        brief(title),
        "is cut off: the %s that begins in line %d never ends".formatted(component, line),
        "save it again as a whole, or restore it; it is left alone until then");
  }

  static ItemProblem noUid(Path file, String title, int line) {
    return new ItemProblem(
        file.toString(),
        brief(title),
        "the component that begins in line %d has no UID".formatted(line),
        "give it one, or let kalends doctor --fix do so");
  }

  static ItemProblem twice(Path kept, String title, Path other, String otherTitle) {
    return new ItemProblem(
        other.toString(),
        brief(otherTitle),
        "has the same UID as %s (\"%s\"), which is the one that is synced"
            .formatted(kept, brief(title)),
        "delete one of them, or give this one a UID of its own");
  }

  static ItemProblem cannotWrite(Path file, String title, IOException why) {
    return new ItemProblem(
        file.toString(), brief(title), "cannot be written: " + reason(why), remedy(why, file));
  }

  static ItemProblem cannotName(Path folder, String title) {
    return new ItemProblem(
        folder.toString(),
        brief(title),
        "its title cannot be in a file name in this locale",
        "run in a UTF-8 locale (LC_ALL=C.UTF-8)");
  }

  private static String remedy(IOException why, Path file) {
    String reason = reason(why).toLowerCase(Locale.ROOT);
    if (reason.contains("no space") || reason.contains("quota") || reason.contains("not enough")) {
      return "make room on the disk and sync again";
    }
    if (why instanceof AccessDeniedException || reason.contains("read-only")) {
      return "let your user write in %s and sync again".formatted(file.getParent());
    }
    return "see to %s and sync again".formatted(file.getParent());
  }

  /** Enough of a title to know it by. */
  private static String brief(String title) {
    boolean tooLong = title.codePointCount(0, title.length()) > BRIEF;
    return tooLong ? title.substring(0, title.offsetByCodePoints(0, BRIEF)) + "…" : title;
  }

  /** Without the path, which is said elsewhere. */
  static String reason(IOException why) {
    Optional<String> known =
        why instanceof FileSystemException system
            ? Optional.ofNullable(system.getReason())
            : Optional.ofNullable(why.getMessage());
    return known.orElseGet(
        () -> why instanceof AccessDeniedException ? "permission denied" : kind(why));
  }

  private static String kind(IOException why) {
    return why.getClass().getSimpleName().replace("Exception", "");
  }
}

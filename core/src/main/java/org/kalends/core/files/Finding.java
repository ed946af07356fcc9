package org.kalends.core.files;

import java.nio.file.Path;
import org.kalends.core.sync.ItemProblem;

/** Something in a calendar folder that is not as it should be. */
public sealed interface Finding {
  /** The file it is about. */
  Path file();

  /** What it is, for people, without the file. */
  String message();

  /** What {@link Inspection#fix} can put right without losing anything. */
  sealed interface Fixable extends Finding {}

  /** The file, or a part of it, cannot be used, or has something that is in another file too. */
  record Unusable(Path file, ItemProblem problem) implements Finding {
    @Override
    public String message() {
      return problem.reason();
    }
  }

  /** A line that is no line of a calendar; the file is synced all the same. */
  record Flaw(Path file, int line, String message) implements Finding {}

  /** An override of a series that is not in the folder; right for an invitation to one date. */
  record Orphan(Path file, String title) implements Finding {
    @Override
    public String message() {
      return "changes one occurrence of a series that is not in this folder";
    }
  }

  /** Events without a UID. */
  record WithoutUid(Path file, String title) implements Fixable {
    @Override
    public String message() {
      return "has no UID";
    }
  }

  /** The name does not tell date and title. */
  record WrongName(Path file, String right) implements Fixable {
    @Override
    public String message() {
      return "should be called " + right;
    }
  }

  /** A temporary file of a run that was killed. */
  record Leftover(Path file) implements Fixable {
    @Override
    public String message() {
      return "is left over from a run that was interrupted";
    }
  }
}

package org.kalends.core.files;

import org.kalends.ics.Document;

/** One thing to be done to one file. */
sealed interface Change {
  /** The file it is done to, by the name it has before. */
  String name();

  /** A change that needs content to lie ready. */
  sealed interface Put extends Change {
    Document content();
  }

  /** A file is made where there is none. */
  record Create(String name, Document content) implements Put {}

  /** A file in that state gets other content. */
  record Replace(String name, Fingerprint expected, Document content) implements Put {}

  /** A file that was in that state before the first change gets another name. */
  record Move(String name, Fingerprint expected, String to) implements Change {}

  /** A file in that state goes. */
  record Remove(String name, Fingerprint expected) implements Change {}
}

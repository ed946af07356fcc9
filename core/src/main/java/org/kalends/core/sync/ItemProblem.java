package org.kalends.core.sync;

/**
 * One thing that keeps one item back; the others go on.
 *
 * @param where the file or address, without secrets
 * @param title of the item, empty where it could not be read
 * @param reason what is wrong
 * @param remedy what to do about it
 */
public record ItemProblem(String where, String title, String reason, String remedy) {
  /** The same, called that if it had no title yet. */
  ItemProblem titled(String name) {
    return title.isEmpty() ? new ItemProblem(where, name, reason, remedy) : this;
  }
}

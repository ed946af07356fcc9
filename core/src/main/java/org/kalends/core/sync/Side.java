package org.kalends.core.sync;

/**
 * The two replicas of a sync. In two-way sync the folder is LEFT and the server RIGHT; in a mirror
 * the source is LEFT.
 */
public enum Side {
  LEFT,
  RIGHT;

  public Side other() {
    return this == LEFT ? RIGHT : LEFT;
  }
}

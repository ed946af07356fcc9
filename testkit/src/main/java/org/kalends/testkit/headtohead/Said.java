package org.kalends.testkit.headtohead;

import java.util.Set;

/**
 * What a program said of one sync.
 *
 * @param waiting UIDs of items that it says wait for the user
 */
record Said(int exit, String output, Set<String> waiting) {
  /** Whether the user was told that something is the matter with that item. */
  boolean names(String uid) {
    return waiting.contains(uid) || (exit != 0 && output.contains(uid));
  }
}

package org.kalends.testkit.headtohead;

import java.util.Set;

/**
 * What a program said of one sync.
 *
 * @param waiting UIDs of items that it says wait for the user
 */
record Said(int exit, String output, Set<String> waiting) {}

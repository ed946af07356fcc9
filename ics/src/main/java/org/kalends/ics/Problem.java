package org.kalends.ics;

/**
 * Damage found while reading, beside the good data.
 *
 * @param line the 1-based line of the source it was seen on, 0 where there is none
 * @param message what is wrong, as a sentence fragment for people
 */
public record Problem(int line, String message) {}

package org.kalends.core.sync;

import java.util.Optional;

/**
 * All that is known of one item.
 *
 * @param left what the left side holds
 * @param right what the right side holds
 * @param base what both last agreed on
 * @param unreadable whether a side has it but it cannot be read
 * @param next what a sync would do with it
 */
public record Sight(
    Optional<Held> left,
    Optional<Held> right,
    Optional<Agreed> base,
    boolean unreadable,
    Optional<Step> next) {}

package org.kalends.core.sync;

import java.util.Optional;

/**
 * A step that was done.
 *
 * @param now what both sides hold since; empty where neither holds the item any more
 */
public record Settled(Step step, Optional<Agreed> now) {}

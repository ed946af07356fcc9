package org.kalends.cli.agenda;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kalends.core.sync.ItemProblem;

/**
 * What calendars answer.
 *
 * @param events in order
 * @param problems with files that could not be read
 * @param unindexed why the answer was slow, where it was
 */
public record Listing<T>(
    List<T> events, List<ItemProblem> problems, Optional<IOException> unindexed) {}

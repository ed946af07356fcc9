package org.kalends.core.files;

import java.util.List;
import java.util.Map;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;

/**
 * What {@link CalendarDir#tidy} did.
 *
 * @param moved by UID: the seats that took the place of the settled ones
 * @param problems what could not be tidied; the next sync tries again
 */
public record Tidied(Map<String, Known.Seat> moved, List<ItemProblem> problems) {}

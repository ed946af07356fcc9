package org.kalends.ics.meaning;

import java.util.Optional;
import org.kalends.ics.When;

/**
 * One property that two versions of an item do not agree on.
 *
 * @param instance the override it is in, by RECURRENCE-ID; empty for the master
 * @param name of the property, or of the component (VALARM, VTIMEZONE), or VEVENT for a whole
 *     override added or removed
 * @param before readable value, empty where there was none
 * @param after readable value, empty where there is none
 */
public record Difference(
    Optional<When> instance, String name, Optional<String> before, Optional<String> after) {}

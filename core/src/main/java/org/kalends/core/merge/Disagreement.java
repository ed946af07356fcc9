package org.kalends.core.merge;

import java.util.Optional;
import org.kalends.ics.meaning.EventId;

/**
 * One thing that both sides have changed, each to something else. Values are for people to read,
 * and empty where there is none.
 *
 * @param instance the master or the override it is in
 * @param property its name; DTSTART for all that tells when something happens, VEVENT and the like
 *     for a whole component
 * @param base what the left side said before
 */
public record Disagreement(
    EventId instance,
    String property,
    Optional<String> base,
    Optional<String> left,
    Optional<String> right) {}

package org.kalends.ics.series;

import java.time.Instant;

/**
 * What an operation has to be told, as it asks no clock and no chance.
 *
 * @param now for DTSTAMP, LAST-MODIFIED and CREATED; written in whole seconds
 * @param uid of the new item, where one comes to be; else not used
 */
public record Stamp(Instant now, String uid) {}

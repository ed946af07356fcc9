/**
 * Changing items that repeat: one occurrence, one and those after it, or all (RFC 5545 3.8.4.4,
 * 3.8.5). What was decided, and why, is in docs/decisions/series.md.
 */
package org.kalends.ics.series;

/** Dates and times as people type them. */
package org.kalends.cli.dates;

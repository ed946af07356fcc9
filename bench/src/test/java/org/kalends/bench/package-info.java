/** Recurrence beside other libraries: the same rules, compared and timed. Never shipped. */
package org.kalends.bench;

/** Runs the recurrence cases of a corpus. */
package org.kalends.testkit.recurrence;

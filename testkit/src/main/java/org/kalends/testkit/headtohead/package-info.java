/**
 * Two sync programs, as real processes, through the same faults and the same histories; what each
 * loses, doubles or writes for nothing is counted by a model that shares no code with either.
 */
package org.kalends.testkit.headtohead;

/**
 * The one algorithm: two replicas and the base they last agreed on give a plan (pure), applying the
 * plan gives outcomes, outcomes become the new base. The planner knows no I/O and no clock.
 */
package org.kalends.core.sync;

/**
 * One calendar kept as a copy of another: a sync in one direction, of what a policy lets through,
 * item by item or occurrence by occurrence.
 */
package org.kalends.core.mirror;

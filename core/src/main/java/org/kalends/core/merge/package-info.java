/**
 * What two people did to one item, made into one: a pure function of texts. Start at {@link
 * org.kalends.core.merge.Merge}.
 */
package org.kalends.core.merge;

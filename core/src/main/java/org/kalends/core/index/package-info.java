/** Items by when they happen and what they say, without reading every file. */
package org.kalends.core.index;

/**
 * What items say, apart from how they are written: comparing and hashing them ({@link
 * org.kalends.ics.meaning.Meaning}), and telling the instances of a series apart.
 */
package org.kalends.ics.meaning;

/**
 * iCalendar text (RFC 5545) as a lossless tree, and the values in it. A {@link
 * org.kalends.ics.Document} keeps every byte it was read from; typed views ({@link
 * org.kalends.ics.When}, {@link org.kalends.ics.Item}) are derived on demand and never change it.
 * What is damaged is reported as {@link org.kalends.ics.Problem}, never thrown.
 */
package org.kalends.ics;

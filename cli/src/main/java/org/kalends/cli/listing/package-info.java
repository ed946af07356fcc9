/** Commands that list events and free times. */
package org.kalends.cli.listing;

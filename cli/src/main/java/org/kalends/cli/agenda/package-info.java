/** What happens when, over several calendars. */
package org.kalends.cli.agenda;

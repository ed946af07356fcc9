/** Commands that change events, and what people say of events, made into iCalendar. */
package org.kalends.cli.edit;

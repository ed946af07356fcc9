/** What a run tells, as text and as JSON; exit codes and the errors that have one. */
package org.kalends.cli.report;

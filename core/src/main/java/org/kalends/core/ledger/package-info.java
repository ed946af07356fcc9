/** What was last agreed, and what happened, in one SQLite database. */
package org.kalends.core.ledger;

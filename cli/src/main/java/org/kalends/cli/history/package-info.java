/** Commands about what was done: runs and items as they were, taking back, and why. */
package org.kalends.cli.history;

/** Commands that bring folders and servers in step. */
package org.kalends.cli.sync;

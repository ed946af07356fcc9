/** The command that looks for what is wrong in folders, and mends it. */
package org.kalends.cli.doctor;

/** The command line. */
package org.kalends.cli;

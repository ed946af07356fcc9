/** The program and its commands, each in the package of its kind. */
package org.kalends.cli;

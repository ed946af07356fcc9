/** The streams of a run: results, messages, questions, colours and progress. */
package org.kalends.cli.terminal;

package org.kalends.ics;

import java.util.List;

/**
 * What reading gave: the whole text, and what is wrong with it.
 *
 * @param problems in the order of their lines; of very many only the first
 */
public record Parsed(Document document, List<Problem> problems) {}

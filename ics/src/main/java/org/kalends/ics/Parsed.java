package org.kalends.ics;

import java.util.List;

/** What reading gave: the whole text, and what is wrong with it. */
public record Parsed(Document document, List<Problem> problems) {}

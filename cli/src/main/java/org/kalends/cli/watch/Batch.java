package org.kalends.cli.watch;

import java.util.List;

/** Calendars of one account that are to be synced now. */
record Batch(String account, List<String> calendars) {}

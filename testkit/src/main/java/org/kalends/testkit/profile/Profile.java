package org.kalends.testkit.profile;

import java.util.List;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;

/**
 * The form in which a provider keeps an item, and its habit with ETags. None of these is the
 * provider: each does what was reported of it, with sources, and where only the manner is known but
 * not the detail, it says "assumed".
 */
public enum Profile {
  /**
   * Kerio Connect makes objects anew from its mail store: its own PRODID, foreign properties gone,
   * another order (PRODID as seen in the wild; ETag without quotes and resources named {@code
   * UUID.eml} in twentyhq/twenty#25648). Assumed: DTEND for DURATION, times of writing of its own.
   */
  KERIO(
      "Kerio Connect",
      EtagHabit.UNQUOTED,
      Rewrite.product("-//Kerio Technologies//Ews//EN"),
      Rewrite.ITEMS_WITHOUT_FOREIGN_PROPERTIES,
      Rewrite.ENDS_FOR_DURATIONS,
      Rewrite.written("20250102T030405Z"),
      Rewrite.SORTED_PROPERTIES),

  /**
   * iCloud: no ETag in the answer to a PUT at times (compass-calendar#3260). Assumed: names for
   * alarms, CREATED and SEQUENCE where there were none, as Apple's own programs write them.
   */
  ICLOUD(
      "iCloud",
      EtagHabit.NOT_ON_PUT,
      Rewrite.adding("CREATED", "20250102T030405Z"),
      Rewrite.adding("SEQUENCE", "0"),
      Rewrite.NAMED_ALARMS),

  /**
   * Nextcloud: eats X-NC-DISABLE-SCHEDULING (server#49139), enters SCHEDULE-STATUS for attendees it
   * has to do with (RFC 6638 7.3), and loses the ETag of a PUT behind some proxies (server#14103).
   */
  NEXTCLOUD(
      "Nextcloud",
      EtagHabit.NOT_ON_PUT,
      Rewrite.without("X-NC-DISABLE-SCHEDULING"),
      Rewrite.scheduled("1.1")),

  /**
   * Google by CalDAV: no foreign properties, no AUDIO alarms, none without a description
   * (developers.google.com/calendar/caldav); defaults written out, DTSTAMP the time of asking. No
   * ETag after a PUT, as the item is made anew (calcurse#470).
   */
  GOOGLE(
      "Google",
      EtagHabit.NOT_ON_PUT,
      Rewrite.product("-//Google Inc//Google Calendar 70.9054//EN"),
      Rewrite.ITEMS_WITHOUT_FOREIGN_PROPERTIES,
      Rewrite.adding("SEQUENCE", "0"),
      Rewrite.adding("STATUS", "CONFIRMED"),
      Rewrite.adding("TRANSP", "OPAQUE"),
      Rewrite.ENDS_FOR_DURATIONS,
      Rewrite.written("20250102T030405Z"),
      Rewrite.SHOWN_ALARMS,
      Rewrite.SORTED_PROPERTIES),

  /**
   * Zoho drops properties it does not know and says 200 (org-caldav#239); a multiget of more than a
   * hundred fails (vdirsyncer#988), which is the proxy's to do. Assumed: one EXDATE line for all.
   */
  ZOHO(
      "Zoho",
      EtagHabit.STRONG,
      Rewrite.product("-//Zoho Corporation//Zoho Calendar//EN"),
      Rewrite.ITEMS_WITHOUT_FOREIGN_PROPERTIES,
      Rewrite.JOINED_EXCEPTIONS,
      Rewrite.SORTED_PROPERTIES),

  /**
   * Synology writes offsets that do not exist into VTIMEZONE (synctools, FixInvalidUtcOffset).
   * Assumed: X-SYNO properties of its own, weak ETags, since 412 for one just given is reported
   * (outlookcaldavsynchronizer#286).
   */
  SYNOLOGY(
      "Synology Calendar",
      EtagHabit.WEAK,
      Rewrite.IMPOSSIBLE_OFFSETS,
      Rewrite.adding("X-SYNO-EVT-COLOR", "#D1D1D1")),

  /**
   * SOGo turns quoted parameter values into ones in single quotes (python-caldav's notes), splits
   * EXDATE, and enters SCHEDULE-STATUS.
   */
  SOGO(
      "SOGo",
      EtagHabit.STRONG,
      Rewrite.SINGLE_QUOTES,
      Rewrite.SPLIT_EXCEPTIONS,
      Rewrite.SORTED_PROPERTIES),

  /**
   * Cyrus (and Fastmail) keeps plain items to the byte; to items with ORGANIZER it adds
   * SCHEDULE-STATUS and answers their PUT without ETag (measured with 3.6.1).
   */
  CYRUS("Cyrus", EtagHabit.NOT_ON_SCHEDULING_PUT, Rewrite.scheduled("1.2"));

  private final String title;
  private final EtagHabit etags;
  private final List<Rewrite> rewrites;

  Profile(String title, EtagHabit etags, Rewrite... rewrites) {
    this.title = title;
    this.etags = etags;
    this.rewrites = List.of(rewrites);
  }

  /** What the provider calls itself. */
  public String title() {
    return title;
  }

  public EtagHabit etags() {
    return etags;
  }

  /** What the provider holds after it was given that. What is no calendar comes back as it is. */
  public Document stored(Document sent) {
    Document kept = sent;
    for (Rewrite rewrite : rewrites) {
      List<Node> nodes = kept.nodes().stream().map(node -> rewritten(node, rewrite)).toList();
      kept = kept.withNodes(nodes);
    }
    return kept;
  }

  private static Node rewritten(Node node, Rewrite rewrite) {
    return node instanceof Component top && top.name().equals("VCALENDAR") ? rewrite.of(top) : node;
  }
}

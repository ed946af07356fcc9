package org.kalends.testkit.profile;

/** What a server says of the state of a resource, and when. */
public enum EtagHabit {
  /** A strong ETag in every answer (RFC 4791 5.3.4). */
  STRONG,
  /** None in the answer to a PUT; listings and GET have it. */
  NOT_ON_PUT,
  /** None in the answer to a PUT of an item with ORGANIZER, as Cyrus does. */
  NOT_ON_SCHEDULING_PUT,
  /** None at all. */
  NEVER,
  /** {@code W/"…"} everywhere. */
  WEAK,
  /** Without its quotes, as Kerio lists it. */
  UNQUOTED,
  /** Another one each time it is asked for, although nothing has changed. */
  CHURNING
}

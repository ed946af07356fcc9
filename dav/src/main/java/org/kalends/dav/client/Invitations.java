package org.kalends.dav.client;

/** Whether a server may write to the people of a meeting because of what it is sent. */
public enum Invitations {
  /** Nobody is written to; what cannot be sent without that is held back and told. */
  NEVER,
  /** The server invites, tells of changes and cancels as it sees fit (RFC 6638). */
  SERVER
}

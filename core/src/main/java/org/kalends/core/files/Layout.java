package org.kalends.core.files;

/** How a calendar folder names its files. */
public enum Layout {
  /** A file per event, master or override, named by date and title for people to read. */
  CALDIR,
  /** A file per UID, named by it, byte for byte what the server holds (the vdir convention). */
  VDIR
}

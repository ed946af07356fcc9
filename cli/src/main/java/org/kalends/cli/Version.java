package org.kalends.cli;

/** What this program is called, and which it is. */
final class Version {
  private Version() {}

  /** From the jar; a build that is run from class files has none. */
  static String number() {
    String number = Version.class.getPackage().getImplementationVersion();
    return number == null ? "development" : number;
  }

  static String line() {
    return "kalends " + number() + " (Java " + Runtime.version().feature() + ")";
  }
}

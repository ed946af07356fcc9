package org.kalends.cli.wiring;

/** What this program is called, and which it is. */
public final class Version {
  private Version() {}

  /** From the jar; a build that is run from class files has none. */
  static String number() {
    String number = Version.class.getPackage().getImplementationVersion();
    return number == null ? "development" : number;
  }

  public static String line() {
    return "kalends " + number() + " (Java " + Runtime.version().feature() + ")";
  }
}

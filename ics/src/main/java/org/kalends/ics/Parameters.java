package org.kalends.ics;

import java.util.List;
import java.util.Optional;

/**
 * The parameters of a property (RFC 5545 3.2), in order, repeated ones kept; values are unquoted
 * and RFC 6868-decoded.
 */
public record Parameters(List<Parameter> all) {
  /** No parameters. */
  public static final Parameters NONE = new Parameters(List.of());

  /** One parameter; {@code name} in upper case. */
  public record Parameter(String name, List<String> values) {}

  /** The first value of the first parameter of that name, in any letter case. */
  public Optional<String> first(String name) {
    throw new AssertionError("skeleton");
  }

  /** The same with the parameter set to one value, in place where it stood. */
  public Parameters with(String name, String value) {
    throw new AssertionError("skeleton");
  }

  /** The same without that parameter. */
  public Parameters without(String name) {
    throw new AssertionError("skeleton");
  }
}

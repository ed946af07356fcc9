package org.kalends.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters of a property (RFC 5545 3.2), in order, repeated ones kept; values are unquoted
 * and RFC 6868-decoded.
 */
public record Parameters(List<Parameter> all) {
  /** No parameters. */
  public static final Parameters NONE = new Parameters(List.of());

  public Parameters {
    all = List.copyOf(all);
  }

  /**
   * One parameter; {@code name} in upper case. One without an equals sign, as vCalendar 1.0 has
   * them ({@code ;QUOTED-PRINTABLE}), has no values.
   */
  public record Parameter(String name, List<String> values) {
    public Parameter {
      name = name.toUpperCase(Locale.ROOT);
      values = List.copyOf(values);
    }
  }

  /** One parameter of one value. */
  public static Parameters of(String name, String value) {
    return NONE.with(name, value);
  }

  /** The first value of the first parameter of that name, in any letter case. */
  public Optional<String> first(String name) {
    return values(name).stream().findFirst();
  }

  /** All values of the first parameter of that name, in any letter case. */
  public List<String> values(String name) {
    for (Parameter parameter : all) {
      if (parameter.name().equalsIgnoreCase(name)) {
        return parameter.values();
      }
    }
    return List.of();
  }

  /** The same with the parameter set to one value, in place where it stood. */
  public Parameters with(String name, String value) {
    List<Parameter> changed = new ArrayList<>(without(name).all);
    changed.add(position(name), new Parameter(name, List.of(value)));
    return new Parameters(changed);
  }

  private int position(String name) {
    int at = 0;
    while (at < all.size() && !all.get(at).name().equalsIgnoreCase(name)) {
      at++;
    }
    return at;
  }

  /** The same without that parameter. */
  public Parameters without(String name) {
    return new Parameters(all.stream().filter(p -> !p.name().equalsIgnoreCase(name)).toList());
  }

  /** As they stand in a content line, with the semicolon before each. */
  @Override
  public String toString() {
    return ParameterText.write(this);
  }
}

package org.kalends.ics;

import java.util.List;
import java.util.Locale;

/**
 * A content line (RFC 5545 3.1): immutable; one that was read keeps its bytes, one that was made is
 * rendered when written.
 */
public final class Property implements Node {
  private final Source source;
  private final String name;
  private Content content;

  private record Content(Parameters parameters, String value) {}

  /** A line that was read; its parameters and value are decoded when first asked for. */
  Property(Source source, String name) {
    this.source = source;
    this.name = name;
  }

  private Property(String name, Content content) {
    this.source = Source.NONE;
    this.name = name;
    this.content = content;
  }

  /**
   * A new line; {@code value} is written as it is, so text must be escaped: see {@link
   * #text(String, String)}. It stays one line: a line break becomes {@code \n}, other control
   * characters but tabs are left out.
   *
   * @throws IllegalArgumentException where the name is none a property can have
   */
  public static Property of(String name, String value) {
    return of(name, Parameters.NONE, value);
  }

  /** A new line with parameters; {@code value} as in {@link #of(String, String)}. */
  public static Property of(String name, Parameters parameters, String value) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (!isName(upper)) {
      throw new IllegalArgumentException("no property can be named: " + name);
    }
    return new Property(upper, new Content(parameters, Text.harmless(value)));
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(Shape::isNameByte)
        && !name.equals("BEGIN")
        && !name.equals("END");
  }

  /** A new line with a TEXT value (RFC 5545 3.3.11), escaped here. */
  public static Property text(String name, String text) {
    return of(name, Text.escape(text));
  }

  /** In upper case. */
  public String name() {
    return name;
  }

  public Parameters parameters() {
    return content().parameters();
  }

  /** The value as written, unfolded and decoded, still escaped. */
  public String value() {
    return content().value();
  }

  /** The value read as TEXT: unescaped. */
  public String text() {
    return Text.unescape(value());
  }

  /** The value read as a list of TEXT: split at unescaped commas, each unescaped. */
  public List<String> texts() {
    return Text.list(value());
  }

  /** The 1-based line of the source, 0 for a new one. */
  public int line() {
    return source.line();
  }

  /** {@link Source#NONE} for a new one. */
  Source source() {
    return source;
  }

  // Two threads may both decode; they come to the same.
  private Content content() {
    Content known = content;
    if (known == null) {
      byte[] line = source.unfolded();
      Shape shape = Shape.of(line, 0, line.length);
      known = new Content(ParameterText.read(shape.parameters()), shape.value());
      content = known;
    }
    return known;
  }

  /** The content line, unfolded. */
  @Override
  public String toString() {
    return name + parameters() + ":" + value();
  }
}

package org.kalends.ics;

import java.util.List;
import java.util.Optional;

/**
 * A component (RFC 5545 3.6) with everything in it, in order. Immutable; what an edit does not
 * touch keeps its bytes.
 */
public final class Component implements Node {
  /** A new component; name in upper case. */
  public static Component of(String name, List<? extends Node> nodes) {
    throw new AssertionError("skeleton");
  }

  /** In upper case. */
  public String name() {
    throw new AssertionError("skeleton");
  }

  public List<Node> nodes() {
    throw new AssertionError("skeleton");
  }

  /** Direct properties, in order. */
  public List<Property> properties() {
    throw new AssertionError("skeleton");
  }

  /** Direct properties of that name, in order. */
  public List<Property> properties(String name) {
    throw new AssertionError("skeleton");
  }

  /** The first direct property of that name. */
  public Optional<Property> property(String name) {
    throw new AssertionError("skeleton");
  }

  /** Direct sub-components, in order. */
  public List<Component> components() {
    throw new AssertionError("skeleton");
  }

  /** Direct sub-components of that name, in order. */
  public List<Component> components(String name) {
    throw new AssertionError("skeleton");
  }

  /** The unescaped text of the first property of that name. */
  public Optional<String> text(String name) {
    return property(name).map(Property::text);
  }

  /**
   * The same with one property of that name: in place of the first one that was there, or after the
   * last property.
   */
  public Component with(Property property) {
    throw new AssertionError("skeleton");
  }

  /** The same with exactly these properties of that name, where the first one stood. */
  public Component with(String name, List<Property> properties) {
    throw new AssertionError("skeleton");
  }

  /** The same without properties of that name. */
  public Component without(String name) {
    throw new AssertionError("skeleton");
  }

  /** The same BEGIN and END lines around other contents. */
  public Component withNodes(List<? extends Node> nodes) {
    throw new AssertionError("skeleton");
  }

  /** What {@link Document#bytes()} writes for this component. */
  public byte[] bytes() {
    throw new AssertionError("skeleton");
  }
}

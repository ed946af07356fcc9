package org.kalends.ics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A component (RFC 5545 3.6) with everything in it, in order. Immutable; what an edit does not
 * touch keeps its bytes.
 */
public final class Component implements Node {
  private final String name;
  private final Source begin;
  private final Source end;
  private final List<Node> nodes;

  Component(String name, Source begin, Source end, List<? extends Node> nodes) {
    this.name = name;
    this.begin = begin;
    this.end = end;
    this.nodes = List.copyOf(nodes);
  }

  /** A new component; name in upper case. */
  public static Component of(String name, List<? extends Node> nodes) {
    String upper = Text.harmless(name).toUpperCase(Locale.ROOT);
    return new Component(upper, Source.NONE, Source.NONE, nodes);
  }

  /** In upper case. */
  public String name() {
    return name;
  }

  public List<Node> nodes() {
    return nodes;
  }

  /** Direct properties, in order. */
  public List<Property> properties() {
    return direct(Property.class);
  }

  /** Direct properties of that name, in order. */
  public List<Property> properties(String name) {
    List<Property> named = new ArrayList<>();
    for (Node node : nodes) {
      if (node instanceof Property property && property.name().equalsIgnoreCase(name)) {
        named.add(property);
      }
    }
    return List.copyOf(named);
  }

  /** The first direct property of that name. */
  public Optional<Property> property(String name) {
    for (Node node : nodes) {
      if (node instanceof Property property && property.name().equalsIgnoreCase(name)) {
        return Optional.of(property);
      }
    }
    return Optional.empty();
  }

  /** Direct sub-components, in order. */
  public List<Component> components() {
    return direct(Component.class);
  }

  /** Direct sub-components of that name, in order. */
  public List<Component> components(String name) {
    List<Component> named = new ArrayList<>();
    for (Node node : nodes) {
      if (node instanceof Component component && component.name().equalsIgnoreCase(name)) {
        named.add(component);
      }
    }
    return List.copyOf(named);
  }

  private <T extends Node> List<T> direct(Class<T> type) {
    List<T> direct = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      if (type.isInstance(node)) {
        direct.add(type.cast(node));
      }
    }
    return List.copyOf(direct);
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
    return with(property.name(), List.of(property));
  }

  /**
   * The same with exactly these properties of that name, where the first one stood, or after the
   * last property; in a component without properties, before everything else.
   */
  public Component with(String name, List<Property> properties) {
    List<Node> changed = new ArrayList<>(nodes.size() + properties.size());
    int place = 0;
    boolean found = false;
    for (Node node : nodes) {
      boolean named = isNamed(node, name);
      if (!named) {
        changed.add(node);
      }
      if (!found && (named || node instanceof Property)) {
        place = changed.size();
        found = named;
      }
    }
    changed.addAll(place, properties);
    return withNodes(changed);
  }

  private static boolean isNamed(Node node, String name) {
    return node instanceof Property property && property.name().equalsIgnoreCase(name);
  }

  /** The same without properties of that name. */
  public Component without(String name) {
    return with(name, List.of());
  }

  /** The same BEGIN and END lines around other contents. */
  public Component withNodes(List<? extends Node> nodes) {
    return new Component(name, begin, end, nodes);
  }

  /** The 1-based line of its BEGIN in the source, 0 for a new one. */
  public int line() {
    return begin.line();
  }

  /** {@link Source#NONE} for a new one. */
  Source begin() {
    return begin;
  }

  /** {@link Source#NONE} for a new one, and where there was no END. */
  Source end() {
    return end;
  }

  /** It was read without an END, so it ended where what holds it did or could not hold more. */
  public boolean unclosed() {
    return !begin.isNone() && end.isNone();
  }

  /** What {@link Document#bytes()} writes for this component. */
  public byte[] bytes() {
    return new Output(begin.lineEnd()).nodes(List.of(this)).bytes();
  }

  /** The text as a string, undecodable bytes replaced. */
  @Override
  public String toString() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}

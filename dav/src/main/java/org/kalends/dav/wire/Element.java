package org.kalends.dav.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * An XML element. Immutable. Mixed content is not kept apart: WebDAV has none.
 *
 * @param text all direct text, concatenated
 */
public record Element(
    QName name, Map<QName, String> attributes, List<Element> children, String text) {
  public Element {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  public static Element of(QName name, Element... children) {
    return of(name, List.of(children));
  }

  public static Element of(QName name, List<Element> children) {
    return new Element(name, Map.of(), children, "");
  }

  public static Element text(QName name, String text) {
    return new Element(name, Map.of(), List.of(), text);
  }

  /** The same with one more child at the end. */
  public Element with(Element child) {
    var more = new ArrayList<>(children);
    more.add(child);
    return new Element(name, attributes, more, text);
  }

  /** The same with that attribute, without a namespace. */
  public Element with(String attribute, String value) {
    var more = new LinkedHashMap<>(attributes);
    more.put(new QName(attribute), value);
    return new Element(name, more, children, text);
  }

  /** The value of the attribute of that name without a namespace. */
  public Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(new QName(attribute)));
  }

  public boolean is(QName other) {
    return name.equals(other);
  }

  public boolean has(QName child) {
    return child(child).isPresent();
  }

  /** The first child of that name. */
  public Optional<Element> child(QName child) {
    for (var one : children) if (one.is(child)) return Optional.of(one);
    return Optional.empty();
  }

  public List<Element> children(QName child) {
    var named = new ArrayList<Element>();
    for (var one : children) if (one.is(child)) named.add(one);
    return List.copyOf(named);
  }

  /** The first descendant down that path of names. */
  public Optional<Element> at(QName... path) {
    var found = Optional.of(this);
    for (var step : path) found = found.flatMap(e -> e.child(step));
    return found;
  }

  /**
   * The text of the first child of that name, trimmed; empty where there is none or it is blank.
   */
  public Optional<String> textOf(QName child) {
    return child(child).map(e -> e.text().strip()).filter(t -> !t.isEmpty());
  }
}

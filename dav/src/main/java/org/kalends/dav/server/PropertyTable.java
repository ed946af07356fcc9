package org.kalends.dav.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Multistatus.Propstat;
import org.kalends.dav.wire.Multistatus.Response;

/** The properties that all resources of one kind have, each with how to tell its value. */
final class PropertyTable<T> {
  private final Map<QName, Value<T>> values = new LinkedHashMap<>();
  private final List<QName> common = new ArrayList<>();

  /** The property of one resource; empty where it has none. */
  interface Value<T> {
    Optional<Element> of(T resource) throws Refusal, IOException;
  }

  /** A property that allprop asks for: one that RFC 4918 defines. */
  PropertyTable<T> common(QName name, Value<T> value) {
    common.add(name);
    return add(name, value);
  }

  /** A property that must be asked for by name. */
  PropertyTable<T> add(QName name, Value<T> value) {
    values.put(name, value);
    return this;
  }

  /** The same with all properties of another table. */
  PropertyTable<T> addAll(PropertyTable<? super T> other) {
    other.values.forEach((name, value) -> values.put(name, value::of));
    common.addAll(other.common);
    return this;
  }

  boolean has(QName name) {
    return values.containsKey(name);
  }

  /**
   * What a multistatus says of one resource.
   *
   * @param minimal whether properties that it does not have stay unmentioned (RFC 8144 2.1)
   */
  Response response(String href, T resource, Wanted wanted, boolean minimal)
      throws Refusal, IOException {
    List<Element> found = new ArrayList<>();
    List<Element> missing = new ArrayList<>();
    for (QName name : names(wanted)) {
      Optional<Element> value =
          values.containsKey(name) ? values.get(name).of(resource) : Optional.empty();
      if (value.isEmpty()) {
        missing.add(Element.of(name));
      } else {
        found.add(wanted instanceof Wanted.NamesOnly ? Element.of(name) : value.get());
      }
    }
    return Response.of(new Href(href), propstats(found, missing, wanted, minimal));
  }

  private static List<Propstat> propstats(
      List<Element> found, List<Element> missing, Wanted wanted, boolean minimal) {
    List<Propstat> propstats = new ArrayList<>();
    boolean tellsMissing = wanted instanceof Wanted.Some && !minimal && !missing.isEmpty();
    if (!found.isEmpty() || !tellsMissing) {
      propstats.add(Propstat.of(200, found));
    }
    if (tellsMissing) {
      propstats.add(Propstat.of(404, missing));
    }
    return propstats;
  }

  private List<QName> names(Wanted wanted) {
    return switch (wanted) {
      case Wanted.Some some -> some.names();
      case Wanted.NamesOnly namesOnly -> List.copyOf(values.keySet());
      case Wanted.All all -> {
        List<QName> names = new ArrayList<>(common);
        all.include().stream().filter(name -> !names.contains(name)).forEach(names::add);
        yield names;
      }
    };
  }
}

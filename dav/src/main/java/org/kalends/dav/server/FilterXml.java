package org.kalends.dav.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Names;

/** Reads CALDAV:filter (RFC 4791 9.7). */
final class FilterXml {
  private static final QName PARAM_FILTER = Names.caldav("param-filter");
  private static final QName IS_NOT_DEFINED = Names.caldav("is-not-defined");

  private FilterXml() {}

  /**
   * @throws Refusal by valid-filter or supported-collation (RFC 4791 7.8)
   */
  static Filter.OfComponent of(Element query) throws Refusal {
    Element filter = query.child(Names.FILTER).orElseThrow(() -> invalid("there is no filter"));
    List<Element> tops = filter.children(Names.COMP_FILTER);
    if (tops.size() != 1 || !name(tops.getFirst()).equals("VCALENDAR")) {
      throw invalid("a filter has one comp-filter, for VCALENDAR");
    }
    return component(tops.getFirst());
  }

  private static Filter.OfComponent component(Element element) throws Refusal {
    List<Filter> filters = new ArrayList<>();
    for (Element child : element.children()) {
      if (child.is(Names.COMP_FILTER)) {
        filters.add(component(child));
      } else if (child.is(Names.PROP_FILTER)) {
        filters.add(property(child));
      }
    }
    return new Filter.OfComponent(name(element), absent(element), during(element), filters);
  }

  private static Filter.OfProperty property(Element element) throws Refusal {
    List<Filter.OfParameter> parameters = new ArrayList<>();
    for (Element child : element.children(PARAM_FILTER)) {
      parameters.add(new Filter.OfParameter(name(child), absent(child), match(child)));
    }
    return new Filter.OfProperty(
        name(element), absent(element), during(element), match(element), parameters);
  }

  private static String name(Element element) throws Refusal {
    return element
        .attribute("name")
        .map(name -> name.strip().toUpperCase(Locale.ROOT))
        .orElseThrow(() -> invalid("a filter has a name"));
  }

  private static boolean absent(Element element) {
    return element.has(IS_NOT_DEFINED);
  }

  private static Optional<TimeRange> during(Element element) throws Refusal {
    Optional<Element> range = element.child(Names.TIME_RANGE);
    if (range.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        TimeRange.parse(range.get().attribute("start"), range.get().attribute("end"))
            .orElseThrow(() -> invalid("a time-range is from or to a time in UTC")));
  }

  private static Optional<Filter.Match> match(Element element) throws Refusal {
    Optional<Element> match = element.child(Names.TEXT_MATCH);
    if (match.isEmpty()) {
      return Optional.empty();
    }
    String collation = match.get().attribute("collation").orElse("default");
    return Optional.of(
        new Filter.Match(
            match.get().text(),
            Collation.named(collation).orElseThrow(() -> unsupported(collation)),
            match.get().attribute("negate-condition").filter("yes"::equals).isPresent()));
  }

  private static Refusal invalid(String sentence) {
    return Preconditions.refusal(403, Preconditions.VALID_FILTER, sentence);
  }

  private static Refusal unsupported(String collation) {
    return Preconditions.refusal(
        403, Preconditions.SUPPORTED_COLLATION, "there is no collation " + collation + " here");
  }
}

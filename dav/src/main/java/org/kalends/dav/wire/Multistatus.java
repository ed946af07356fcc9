package org.kalends.dav.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/** A 207 answer (RFC 4918 section 13, RFC 6578 section 6.4). */
public record Multistatus(List<Response> responses, Optional<String> syncToken) {
  public Multistatus {
    responses = List.copyOf(responses);
  }

  /**
   * What is said of one resource.
   *
   * @param href as the server wrote it
   * @param status of the resource as a whole; empty where there are propstats
   * @param error the DAV:error element that goes with the status
   * @param description what the server says of it to a person
   */
  public record Response(
      Href href,
      OptionalInt status,
      List<Propstat> propstats,
      Optional<Element> error,
      Optional<String> description) {
    public Response {
      propstats = List.copyOf(propstats);
    }

    public static Response of(Href href, int status) {
      return new Response(
          href, OptionalInt.of(status), List.of(), Optional.empty(), Optional.empty());
    }

    public static Response of(Href href, int status, QName condition) {
      var error = Element.of(Names.ERROR, Element.of(condition));
      return new Response(
          href, OptionalInt.of(status), List.of(), Optional.of(error), Optional.empty());
    }

    public static Response of(Href href, List<Propstat> propstats) {
      return new Response(href, OptionalInt.empty(), propstats, Optional.empty(), Optional.empty());
    }

    /** The property, where its propstat says success. */
    public Optional<Element> property(QName name) {
      for (var propstat : propstats)
        if (propstat.status() / 100 == 2)
          for (var property : propstat.properties())
            if (property.is(name)) return Optional.of(property);
      return Optional.empty();
    }

    /** The trimmed text of the property; empty where it is blank. */
    public Optional<String> text(QName name) {
      return property(name).map(p -> p.text().strip()).filter(t -> !t.isEmpty());
    }
  }

  /** Properties that share a status. */
  public record Propstat(int status, List<Element> properties, Optional<Element> error) {
    public Propstat {
      properties = List.copyOf(properties);
    }

    public static Propstat of(int status, List<Element> properties) {
      return new Propstat(status, properties, Optional.empty());
    }
  }

  public static Multistatus of(List<Response> responses) {
    return new Multistatus(responses, Optional.empty());
  }

  /**
   * Reads a DAV:multistatus.
   *
   * @throws MalformedXmlException where the root is another element
   */
  public static Multistatus read(Element root) throws MalformedXmlException {
    if (!root.is(Names.MULTISTATUS))
      throw new MalformedXmlException(
          "expected a multistatus, got <" + root.name().getLocalPart() + ">");
    var responses = new ArrayList<Response>();
    for (var response : root.children(Names.RESPONSE))
      for (var href : response.children(Names.HREF))
        responses.add(response(new Href(href.text().strip()), response));
    return new Multistatus(responses, root.textOf(Names.SYNC_TOKEN));
  }

  private static Response response(Href href, Element element) {
    var propstats = element.children(Names.PROPSTAT).stream().map(Multistatus::propstat).toList();
    var status = element.textOf(Names.STATUS).map(Status::code);
    return new Response(
        href,
        status.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        propstats,
        element.child(Names.ERROR),
        element.textOf(Names.RESPONSEDESCRIPTION));
  }

  private static Propstat propstat(Element element) {
    var properties = element.child(Names.PROP).map(Element::children).orElse(List.of());
    // Some servers leave the status of a single good propstat out.
    int status = element.textOf(Names.STATUS).map(Status::code).orElse(200);
    return new Propstat(status, properties, element.child(Names.ERROR));
  }

  public Element element() {
    var children = new ArrayList<Element>();
    responses.forEach(response -> children.add(element(response)));
    syncToken.ifPresent(token -> children.add(Element.text(Names.SYNC_TOKEN, token)));
    return Element.of(Names.MULTISTATUS, children);
  }

  private static Element element(Response response) {
    var children = new ArrayList<Element>();
    children.add(Element.text(Names.HREF, response.href().value()));
    response.propstats().forEach(propstat -> children.add(element(propstat)));
    response.status().ifPresent(status -> children.add(Status.element(status)));
    response.error().ifPresent(children::add);
    response
        .description()
        .ifPresent(text -> children.add(Element.text(Names.RESPONSEDESCRIPTION, text)));
    return Element.of(Names.RESPONSE, children);
  }

  private static Element element(Propstat propstat) {
    var prop = Element.of(Names.PROP, propstat.properties());
    var children =
        Stream.concat(
            Stream.of(prop, Status.element(propstat.status())), propstat.error().stream());
    return Element.of(Names.PROPSTAT, children.toList());
  }
}

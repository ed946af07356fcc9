package org.kalends.dav.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MultistatusTest {
  private static Multistatus read(String inner) throws MalformedXmlException {
    var text = "<d:multistatus xmlns:d='DAV:'>" + inner + "</d:multistatus>";
    return Multistatus.read(Xml.read(text.getBytes(UTF_8), XmlLimits.ANSWER));
  }

  @Test
  void propertiesCountOnlyWhereTheirPropstatSaysSuccess() throws Exception {
    var response =
        read("<d:response><d:href> /a </d:href>"
                + "<d:propstat><d:prop><d:getetag>\"1\"</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>"
                + "<d:propstat><d:prop><d:displayname/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>"
                + "</d:response>")
            .responses()
            .getFirst();
    assertThat(response.href()).isEqualTo(new Href("/a"));
    assertThat(response.text(Names.GETETAG)).contains("\"1\"");
    assertThat(response.property(Names.DISPLAYNAME)).isEmpty();
    assertThat(response.status()).isEmpty();
  }

  @Test
  void oneResponseMayNameSeveralHrefs() throws Exception {
    var responses =
        read("<d:response><d:href>/a</d:href><d:href>/b</d:href><d:status>HTTP/1.1 404</d:status></d:response>")
            .responses();
    assertThat(responses)
        .containsExactly(
            Multistatus.Response.of(new Href("/a"), 404),
            Multistatus.Response.of(new Href("/b"), 404));
  }

  @Test
  void aStatusWithoutANumberIsNoSuccess() throws Exception {
    var response = read("<d:response><d:href>/a</d:href><d:status>fine</d:status></d:response>");
    assertThat(response.responses().getFirst().status()).isEqualTo(OptionalInt.of(500));
  }

  @Test
  void syncTokenAndTruncationSurviveWritingAndReading() throws Exception {
    var answer =
        new Multistatus(
            List.of(
                Multistatus.Response.of(
                    new Href("/c/"), 507, Names.NUMBER_OF_MATCHES_WITHIN_LIMITS)),
            Optional.of("urn:token:1"));
    assertThat(Multistatus.read(Xml.read(Xml.write(answer.element()), XmlLimits.ANSWER)))
        .isEqualTo(answer);
  }

  @Test
  void anotherRootIsMalformed() {
    assertThatThrownBy(
            () -> Multistatus.read(Xml.read("<html/>".getBytes(UTF_8), XmlLimits.ANSWER)))
        .isInstanceOf(MalformedXmlException.class)
        .hasMessageContaining("html");
  }
}

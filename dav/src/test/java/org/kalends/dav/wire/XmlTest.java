package org.kalends.dav.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlTest {
  private static Element read(String text) throws MalformedXmlException {
    return Xml.read(text.getBytes(UTF_8), XmlLimits.ANSWER);
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() throws Exception {
    var other = new QName("urn:example:other", "thing");
    var element =
        Element.of(
            Names.PROP,
            Element.text(Names.DISPLAYNAME, "a < b & \"c\" ä 🎂"),
            Element.text(Names.CALENDAR_DATA, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
            Element.text(other, "x").with("version", "2.0 > 1"),
            Element.of(new QName("bare")));
    assertThat(Xml.read(Xml.write(element), XmlLimits.ANSWER)).isEqualTo(element);
  }

  @Test
  void usualNamespacesHaveTheirUsualPrefixes() {
    var written =
        new String(
            Xml.write(
                Element.of(Names.PROP, Element.of(Names.GETCTAG), Element.of(Names.CALENDAR_DATA))),
            UTF_8);
    assertThat(written)
        .contains("xmlns:D=\"DAV:\"", "<D:prop", "<CS:getctag/>", "<C:calendar-data/>");
  }

  @Test
  void anEntityBombIsRefusedUnexpanded() {
    var bomb = new StringBuilder("<!DOCTYPE m [<!ENTITY a0 'boom'>");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a").append(i).append(" '");
      bomb.append(("&a" + (i - 1) + ";").repeat(10)).append("'>");
    }
    bomb.append("]><m>&a29;</m>");
    assertThatThrownBy(() -> read(bomb.toString()))
        .isInstanceOf(MalformedXmlException.class)
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void anExternalEntityIsNotRead(@TempDir Path folder) throws Exception {
    var secret = Files.writeString(folder.resolve("secret"), "hidden");
    assertThatThrownBy(
            () -> read("<!DOCTYPE m [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><m>&e;</m>"))
        .isInstanceOf(MalformedXmlException.class);
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> read("<a>".repeat(100_000)))
        .isInstanceOf(MalformedXmlException.class)
        .hasMessageContaining("nested deeper");
  }

  @Test
  void tooManyElementsAndTooManyBytesAreRefused() {
    var small = new XmlLimits(1000, 10, 5);
    assertThatThrownBy(() -> Xml.read("<a><b/><b/><b/><b/><b/></a>".getBytes(UTF_8), small))
        .isInstanceOf(MalformedXmlException.class);
    assertThatThrownBy(() -> Xml.read(("<a>" + " ".repeat(1000) + "</a>").getBytes(UTF_8), small))
        .isInstanceOf(MalformedXmlException.class);
  }

  @Test
  void forbiddenControlCharactersAreLeftOut() throws Exception {
    assertThat(read("<a>be\u0000ll\u0007 &#7;&#x1F;tab\t&#9;</a>").text())
        .isEqualTo("bell tab\t\t");
  }

  @Test
  void bytesThatAreNoTextDoNotStopTheRest() throws Exception {
    var bytes = "<a>caf\u00e9<b>ok</b></a>".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Xml.read(bytes, XmlLimits.ANSWER).children().getFirst().text()).isEqualTo("ok");
  }

  @Test
  void otherEncodingsAreReadAsDeclared() throws Exception {
    var latin = "<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\u00e9</a>";
    assertThat(Xml.read(latin.getBytes(StandardCharsets.ISO_8859_1), XmlLimits.ANSWER).text())
        .isEqualTo("café");
    var wide = "<?xml version='1.0' encoding='UTF-16'?><a>café</a>";
    assertThat(Xml.read(wide.getBytes(StandardCharsets.UTF_16), XmlLimits.ANSWER).text())
        .isEqualTo("café");
  }

  @Test
  void truncatedXmlIsMalformed() {
    assertThatThrownBy(() -> read("<a><b>hal")).isInstanceOf(MalformedXmlException.class);
    assertThatThrownBy(() -> read("")).isInstanceOf(MalformedXmlException.class);
    assertThatThrownBy(() -> read("<html><body><p>Login<br></body></html>"))
        .isInstanceOf(MalformedXmlException.class);
  }

  @Test
  void aListingOfAHundredThousandItemsIsRead() throws Exception {
    var responses = new ArrayList<Multistatus.Response>();
    for (int i = 0; i < 100_000; i++) {
      var etag = Element.text(Names.GETETAG, "\"" + i + "\"");
      responses.add(
          Multistatus.Response.of(
              new Href("/c/" + i + ".ics"), List.of(Multistatus.Propstat.of(200, List.of(etag)))));
    }
    var bytes = Xml.write(Multistatus.of(responses).element());
    assertThat(Multistatus.read(Xml.read(bytes, XmlLimits.ANSWER)).responses())
        .isEqualTo(responses);
  }

  @Test
  void aValueOfTenMegabytesIsRead() throws Exception {
    var text = "x\r\n".repeat(3_500_000);
    var bytes = Xml.write(Element.text(Names.CALENDAR_DATA, text));
    assertThat(Xml.read(bytes, XmlLimits.ANSWER).text()).isEqualTo(text);
  }
}

package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Multistatus;
import org.kalends.dav.wire.Names;

class PropfindTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() throws IOException {
    rig = Rig.in(folder);
  }

  @AfterEach
  void stop() {
    rig.close();
    assertThat(rig.failures).isEmpty();
  }

  private static final String TEA = Rig.event("a", "20260310T100000Z", "SUMMARY:Tea");

  @Test
  void aClientFindsItsCalendarsFromTheTop() {
    assertThat(rig.ask("PROPFIND", "/.well-known/caldav", "").header("Location")).contains("/");
    assertThat(link("/", Names.CURRENT_USER_PRINCIPAL)).isEqualTo("/principals/ana/");
    assertThat(link("/principals/ana/", Names.CALENDAR_HOME_SET)).isEqualTo(Rig.HOME);
    assertThat(link("/principals/ana/", Names.PRINCIPAL_URL)).isEqualTo("/principals/ana/");
    assertThat(link(Rig.HOME, Names.CURRENT_USER_PRINCIPAL)).isEqualTo("/principals/ana/");
    assertThat(rig.propfind(Rig.HOME, "1", "<D:resourcetype/>").hrefs())
        .containsExactly(Rig.HOME, Rig.WORK);
  }

  private String link(String path, QName property) {
    String asked =
        "<x:" + property.getLocalPart() + " xmlns:x=\"" + property.getNamespaceURI() + "\"/>";
    Element value = rig.propfind(path, "0", asked).of(path).property(property).orElseThrow();
    return value.child(Names.HREF).orElseThrow().text();
  }

  @Test
  void onlyFoldersThatAreNotHiddenAreCalendars() throws IOException {
    Files.createDirectories(rig.root.resolve(".kalends"));
    Files.createDirectories(rig.root.resolve("zoë & co"));
    Files.writeString(rig.root.resolve("file.ics"), TEA);
    assertThat(rig.propfind(Rig.HOME, "1", "<D:resourcetype/>").hrefs())
        .containsExactly(Rig.HOME, Rig.WORK, Rig.HOME + "zo%C3%AB%20%26%20co/");
  }

  @Test
  void aCalendarSaysWhatItIs() {
    Multistatus.Response work =
        rig.propfind(
                Rig.WORK,
                "0",
                "<D:resourcetype/><D:displayname/><C:supported-calendar-component-set/>"
                    + "<D:supported-report-set/><D:current-user-privilege-set/><D:owner/>"
                    + "<C:max-resource-size/><C:supported-calendar-data/>")
            .of(Rig.WORK);
    assertThat(work.propstats()).hasSize(1);
    assertThat(work.property(Names.RESOURCETYPE).orElseThrow().has(Names.CALENDAR)).isTrue();
    assertThat(work.text(Names.DISPLAYNAME)).contains("work");
    assertThat(work.text(Names.MAX_RESOURCE_SIZE)).contains("10485760");
    assertThat(work.property(Names.SUPPORTED_CALENDAR_COMPONENT_SET).orElseThrow().children())
        .extracting(comp -> comp.attribute("name").orElseThrow())
        .containsExactly("VEVENT", "VJOURNAL", "VTODO");
    assertThat(work.property(Names.SUPPORTED_REPORT_SET).orElseThrow().children()).hasSize(4);
    assertThat(work.property(Names.CURRENT_USER_PRIVILEGE_SET).orElseThrow().children())
        .anyMatch(privilege -> privilege.has(Names.dav("write")));
  }

  @Test
  void depthOneListsTheItemsWithTheirTags() {
    String etag = rig.put("a.ics", TEA).etag();
    Rig.Answered answer =
        rig.propfind(
            Rig.WORK,
            "1",
            "<D:getetag/><D:getcontenttype/><D:getcontentlength/><D:getlastmodified/><D:resourcetype/>");
    assertThat(answer.hrefs()).containsExactly(Rig.WORK, Rig.WORK + "a.ics");
    Multistatus.Response item = answer.of(Rig.WORK + "a.ics");
    assertThat(item.text(Names.GETETAG)).contains(etag);
    assertThat(item.text(Names.GETCONTENTTYPE))
        .contains("text/calendar; charset=utf-8; component=VEVENT");
    assertThat(item.text(Names.GETCONTENTLENGTH)).contains(Integer.toString(TEA.length()));
    assertThat(item.text(Names.GETLASTMODIFIED).orElseThrow()).matches(Rig.HTTP_DATE);
    assertThat(item.property(Names.RESOURCETYPE).orElseThrow().children()).isEmpty();
  }

  @Test
  void propertiesThatAreNotThereAreToldAsMissing() {
    Multistatus.Response work = rig.propfind(Rig.WORK, "0", UNKNOWN).of(Rig.WORK);
    assertThat(work.propstats()).extracting(Multistatus.Propstat::status).containsExactly(200, 404);
    assertThat(work.propstats().get(1).properties()).hasSize(2);
  }

  private static final String UNKNOWN =
      "<D:displayname/><A:calendar-color/><x:nothing xmlns:x=\"urn:x\"/>";

  @Test
  void preferMinimalLeavesMissingPropertiesOut() {
    for (String[] header : new String[][] {{"Prefer", "return=minimal"}, {"Brief", "t"}}) {
      Multistatus.Response work =
          rig.propfind(Rig.WORK, "0", UNKNOWN, header[0], header[1]).of(Rig.WORK);
      assertThat(work.propstats()).extracting(Multistatus.Propstat::status).containsExactly(200);
    }
  }

  @Test
  void minimalWithNothingFoundIsStillAValidAnswer() {
    Multistatus.Response work =
        rig.propfind(Rig.WORK, "0", "<A:calendar-color/>", "Prefer", "return=minimal").of(Rig.WORK);
    assertThat(work.propstats()).hasSize(1);
    assertThat(work.propstats().getFirst().properties()).isEmpty();
  }

  @Test
  void withoutABodyAllCommonPropertiesAreTold() {
    rig.put("a.ics", TEA);
    Rig.Answered answer = rig.ask("PROPFIND", Rig.WORK + "a.ics", "", "Depth", "0");
    Multistatus.Response item = answer.of(Rig.WORK + "a.ics");
    assertThat(item.property(Names.GETETAG)).isPresent();
    assertThat(item.property(Names.CURRENT_USER_PRIVILEGE_SET)).isEmpty();
  }

  @Test
  void allpropMayIncludeMore() {
    String body = Rig.dav("D:propfind", "<D:allprop/><D:include><D:sync-token/></D:include>");
    Rig.Answered answer =
        rig.ask("PROPFIND", Rig.WORK, body, "Depth", "0", "Content-Type", "text/xml");
    assertThat(answer.of(Rig.WORK).property(Names.SYNC_TOKEN)).isPresent();
    assertThat(answer.of(Rig.WORK).property(Names.DISPLAYNAME)).isPresent();
  }

  @Test
  void propnameTellsNamesOnly() {
    String body = Rig.dav("D:propfind", "<D:propname/>");
    Rig.Answered answer = rig.ask("PROPFIND", Rig.WORK, body, "Depth", "0");
    assertThat(answer.of(Rig.WORK).propstats()).hasSize(1);
    assertThat(answer.of(Rig.WORK).propstats().getFirst().properties())
        .anyMatch(property -> property.is(Names.SYNC_TOKEN))
        .allMatch(property -> property.children().isEmpty() && property.text().isEmpty());
  }

  @Test
  void infiniteDepthIsRefused() {
    String[] infinite = {"Depth", "infinity"};
    for (String[] headers : new String[][] {infinite, {}}) {
      Rig.Answered answer = rig.ask("PROPFIND", Rig.HOME, "", headers);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.condition()).isEqualTo("propfind-finite-depth");
    }
    assertThat(rig.ask("PROPFIND", Rig.HOME, "", "Depth", "2").status()).isEqualTo(400);
  }

  @Test
  void badXmlIsABadRequest() {
    String doctype =
        "<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<D:propfind xmlns:D=\"DAV:\"><D:prop><D:displayname>&x;</D:displayname></D:prop></D:propfind>";
    String deep = "<a>".repeat(5000) + "</a>".repeat(5000);
    for (String body :
        new String[] {
          doctype, deep, "<D:propfind", "<propfind/>", Rig.dav("D:propfind", ""), "hello"
        }) {
      Rig.Answered answer = rig.ask("PROPFIND", Rig.WORK, body, "Depth", "0");
      assertThat(answer.status()).as(body.substring(0, 5)).isEqualTo(400);
    }
  }

  @Test
  void otherMediaTypesAreRefused() {
    String body = Rig.dav("D:propfind", "<D:allprop/>");
    assertThat(rig.ask("PROPFIND", "/", body, "Depth", "0", "Content-Type", "text/plain").status())
        .isEqualTo(415);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (String path :
        new String[] {"/calendars/ana/none/", Rig.WORK + "none.ics", "/x/", "/calendars/bob/"}) {
      assertThat(rig.propfind(path, "0", "<D:getetag/>").status()).as(path).isEqualTo(404);
    }
  }
}

package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Multistatus;
import org.kalends.dav.wire.Names;

class ProppatchTest {
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

  private Rig.Answered proppatch(String path, String content) {
    return rig.ask("PROPPATCH", path, Rig.dav("D:propertyupdate", content));
  }

  private static String set(String props) {
    return "<D:set><D:prop>" + props + "</D:prop></D:set>";
  }

  private Optional<String> value(QName name) {
    String asked =
        "<D:displayname/><A:calendar-color/><A:calendar-order/><C:calendar-description/>";
    return rig.propfind(Rig.WORK, "0", asked).of(Rig.WORK).text(name);
  }

  @Test
  void nameColourOrderAndDescriptionCanBeSet() {
    Rig.Answered answer =
        proppatch(
            Rig.WORK,
            set(
                "<D:displayname>Büro &amp; co</D:displayname>"
                    + "<A:calendar-color>#FF2968FF</A:calendar-color>"
                    + "<A:calendar-order>3</A:calendar-order>"
                    + "<C:calendar-description>two\nlines</C:calendar-description>"));
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.of(Rig.WORK).propstats())
        .extracting(Multistatus.Propstat::status)
        .containsExactly(200);
    assertThat(value(Names.DISPLAYNAME)).contains("Büro & co");
    assertThat(value(Names.CALENDAR_COLOR)).contains("#FF2968FF");
    assertThat(value(Names.CALENDAR_ORDER)).contains("3");
    assertThat(value(Names.CALENDAR_DESCRIPTION)).contains("two\nlines");
  }

  @Test
  void theyAreFilesThatOtherToolsRead() throws IOException {
    proppatch(
        Rig.WORK,
        set("<D:displayname>Office</D:displayname><A:calendar-color>#00FF00</A:calendar-color>"));
    assertThat(rig.root.resolve("work/displayname")).hasContent("Office");
    assertThat(rig.root.resolve("work/color")).hasContent("#00FF00");
    Files.writeString(rig.root.resolve("work/displayname"), "By hand\n");
    assertThat(value(Names.DISPLAYNAME)).contains("By hand");
  }

  @Test
  void theySurviveALostLedger() throws IOException {
    proppatch(Rig.WORK, set("<D:displayname>Office</D:displayname>"));
    rig.restartWithoutLedger();
    assertThat(value(Names.DISPLAYNAME)).contains("Office");
  }

  @Test
  void whatIsRemovedIsGone() {
    proppatch(
        Rig.WORK,
        set("<A:calendar-color>#00FF00</A:calendar-color><D:displayname>x</D:displayname>"));
    String removal = "<D:remove><D:prop><A:calendar-color/><D:displayname/></D:prop></D:remove>";
    assertThat(proppatch(Rig.WORK, removal).of(Rig.WORK).propstats().getFirst().status())
        .isEqualTo(200);
    assertThat(value(Names.CALENDAR_COLOR)).isEmpty();
    assertThat(value(Names.DISPLAYNAME)).contains("work");
  }

  @Test
  void whatCannotBeSetFailsTheWholeRequest() {
    Rig.Answered answer =
        proppatch(
            Rig.WORK,
            set(
                "<D:displayname>x</D:displayname><D:getetag>y</D:getetag><x:dead xmlns:x=\"urn:x\">z</x:dead>"));
    assertThat(answer.of(Rig.WORK).propstats())
        .extracting(Multistatus.Propstat::status)
        .containsExactly(403, 424);
    assertThat(answer.of(Rig.WORK).propstats().getFirst().properties())
        .extracting(Element::name)
        .containsExactly(Names.GETETAG, new QName("urn:x", "dead"));
    assertThat(value(Names.DISPLAYNAME)).contains("work");
  }

  @Test
  void theComponentsOfACalendarAreChosenWhenItIsMade() {
    String props =
        "<C:supported-calendar-component-set><C:comp name=\"VTODO\"/></C:supported-calendar-component-set>";
    assertThat(proppatch(Rig.WORK, set(props)).of(Rig.WORK).propstats().getFirst().status())
        .isEqualTo(403);
  }

  @Test
  void otherResourcesHaveNothingToSet() {
    Rig.Answered answer = proppatch("/principals/ana/", set("<D:displayname>x</D:displayname>"));
    assertThat(answer.of("/principals/ana/").propstats().getFirst().status()).isEqualTo(403);
  }

  @Test
  void badRequestsAndMissingCalendarsAreRefused() {
    assertThat(rig.ask("PROPPATCH", Rig.WORK, "").status()).isEqualTo(400);
    assertThat(rig.ask("PROPPATCH", Rig.WORK, Rig.dav("D:propfind", "")).status()).isEqualTo(400);
    assertThat(proppatch(Rig.HOME + "none/", set("<D:displayname>x</D:displayname>")).status())
        .isEqualTo(404);
  }
}

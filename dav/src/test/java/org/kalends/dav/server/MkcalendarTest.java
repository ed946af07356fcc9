package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.dav.wire.Multistatus;
import org.kalends.dav.wire.Names;

class MkcalendarTest {
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

  private static final String NEW = Rig.HOME + "new/";

  @Test
  void aCalendarIsAFolder() {
    assertThat(rig.ask("MKCALENDAR", NEW, "").status()).isEqualTo(201);
    assertThat(rig.root.resolve("new")).isDirectory();
    assertThat(rig.propfind(Rig.HOME, "1", "<D:resourcetype/>").hrefs()).contains(NEW);
    assertThat(rig.ask("PUT", NEW + "a.ics", Rig.event("a", "20260310")).status()).isEqualTo(201);
  }

  @Test
  void itsPropertiesAreSetAsAppleSendsThem() {
    String body =
        Rig.dav(
            "C:mkcalendar",
            "<D:set><D:prop><D:displayname>Neu</D:displayname>"
                + "<A:calendar-color symbolic-color=\"orange\">#FF9500FF</A:calendar-color>"
                + "<A:calendar-order>7</A:calendar-order><C:calendar-free-busy-set><YES/>"
                + "</C:calendar-free-busy-set><C:schedule-calendar-transp><C:transparent/>"
                + "</C:schedule-calendar-transp><C:calendar-timezone>BEGIN:VCALENDAR\nEND:VCALENDAR"
                + "</C:calendar-timezone><C:supported-calendar-component-set>"
                + "<C:comp name=\"VTODO\"/></C:supported-calendar-component-set></D:prop></D:set>");
    assertThat(rig.ask("MKCALENDAR", NEW, body, "Content-Type", "text/xml").status())
        .isEqualTo(201);
    Multistatus.Response made =
        rig.propfind(
                NEW,
                "0",
                "<D:displayname/><A:calendar-color/><A:calendar-order/><C:schedule-calendar-transp/>"
                    + "<C:calendar-timezone/><C:supported-calendar-component-set/>")
            .of(NEW);
    assertThat(made.propstats()).hasSize(1);
    assertThat(made.text(Names.CALENDAR_COLOR)).contains("#FF9500FF");
    assertThat(made.property(Names.caldav("schedule-calendar-transp")).orElseThrow().children())
        .hasSize(1);
    Rig.Answered event = rig.ask("PUT", NEW + "a.ics", Rig.event("a", "20260310"));
    assertThat(event.condition()).isEqualTo("supported-calendar-component");
    String todo = Rig.calendar(Rig.component("VTODO", "t", "20260310"));
    assertThat(rig.ask("PUT", NEW + "t.ics", todo).status()).isEqualTo(201);
  }

  @Test
  void extendedMkcolMakesCalendarsOnly() {
    String type =
        "<D:resourcetype><D:collection/>%s</D:resourcetype><D:displayname>x</D:displayname>";
    String set = "<D:set><D:prop>" + type + "</D:prop></D:set>";
    assertThat(rig.ask("MKCOL", NEW, Rig.dav("D:mkcol", set.formatted(""))).status())
        .isEqualTo(403);
    assertThat(rig.ask("MKCOL", NEW, "").status()).isEqualTo(403);
    assertThat(rig.root.resolve("new")).doesNotExist();
    assertThat(rig.ask("MKCOL", NEW, Rig.dav("D:mkcol", set.formatted("<C:calendar/>"))).status())
        .isEqualTo(201);
    assertThat(rig.propfind(NEW, "0", "<D:displayname/>").of(NEW).text(Names.DISPLAYNAME))
        .contains("x");
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    Rig.Answered answer = rig.ask("MKCALENDAR", Rig.WORK, "");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.condition()).isEqualTo("resource-must-be-null");
    assertThat(answer.header("Allow")).isPresent();
  }

  @Test
  void calendarsAreOnlyMadeInTheHomeAndNeverHidden() throws IOException {
    String[] paths = {
      NEW + "inner/", Rig.WORK + "inner", Rig.HOME + ".hidden/", Rig.HOME + ".kalends/"
    };
    for (String path : paths) {
      Rig.Answered answer = rig.ask("MKCALENDAR", path, "");
      assertThat(answer.status()).as(path).isEqualTo(403);
      assertThat(answer.condition()).isEqualTo("calendar-collection-location-ok");
    }
    assertThat(rig.ask("MKCALENDAR", "/calendars/", "").status()).isEqualTo(404);
    assertThat(rig.ask("MKCALENDAR", Rig.HOME + "x".repeat(300), "").status()).isEqualTo(403);
    assertThat(Rig.list(rig.root)).hasSize(1);
  }

  @Test
  void whatCannotBeSetMakesNothing() {
    String body =
        Rig.dav(
            "C:mkcalendar",
            "<D:set><D:prop><D:displayname>x</D:displayname><D:getetag>y</D:getetag></D:prop></D:set>");
    Rig.Answered answer = rig.ask("MKCALENDAR", NEW, body);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.xml().is(Names.MKCALENDAR_RESPONSE)).isTrue();
    assertThat(answer.text()).contains("424 Failed Dependency");
    assertThat(rig.root.resolve("new")).doesNotExist();
  }
}

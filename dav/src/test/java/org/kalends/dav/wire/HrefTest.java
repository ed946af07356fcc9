package org.kalends.dav.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class HrefTest {
  private static final URI BASE = URI.create("https://dav.example/cal/work/");

  @Test
  void spellingsOfOnePathAreTheSame() {
    var href = new Href("/cal/a%40b%C3%A9.ics");
    assertThat(href.same(new Href("/cal/a@b%c3%a9.ics"))).isTrue();
    assertThat(href.same(new Href("https://dav.example/cal/a@bé.ics"))).isTrue();
    assertThat(new Href("/cal").same(new Href("/cal/"))).isTrue();
  }

  @Test
  void anEncodedSlashOrPercentSignStaysDifferent() {
    assertThat(new Href("/a%2fb").same(new Href("/a/b"))).isFalse();
    assertThat(new Href("/a%2fb").same(new Href("/a%2Fb"))).isTrue();
    assertThat(new Href("/a%252Fb").same(new Href("/a%2Fb"))).isFalse();
  }

  @Test
  void requestsUseTheHrefVerbatim() {
    assertThat(new Href("/cal/a%40b%3D%3D.EML").against(BASE))
        .hasToString("https://dav.example/cal/a%40b%3D%3D.EML");
    assertThat(new Href("x.ics").against(BASE)).hasToString("https://dav.example/cal/work/x.ics");
    assertThat(new Href("https://p01.example:443/x/").against(BASE))
        .hasToString("https://p01.example:443/x/");
  }

  @Test
  void whatIsNoLegalAddressIsEncoded() {
    assertThat(new Href("/cal/a b 100%é|.ics").against(BASE))
        .hasToString("https://dav.example/cal/a%20b%20100%25%C3%A9%7C.ics");
  }

  @Test
  void aSegmentCannotLeaveItsFolder() {
    assertThat(Href.segment("../a b/é?#%")).isEqualTo("..%2Fa%20b%2F%C3%A9%3F%23%25");
  }

  @Test
  void theNameIsTheLastSegment() {
    assertThat(new Href("/cal/a%20b/").name()).isEqualTo("a b");
    assertThat(new Href("https://dav.example/cal/x.ics").name()).isEqualTo("x.ics");
  }
}

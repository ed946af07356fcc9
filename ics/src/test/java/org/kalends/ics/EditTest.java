package org.kalends.ics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditTest {
  private static final String EVENT =
      """
      BEGIN:VEVENT
      uid:1
      Summary:fol
       ded
      X-A:1
      x-a:2

      BEGIN:VALARM
      END:VALARM
      X-LATE:3
      end:VEVENT
      """;

  private static Document document(String text) {
    return Document.parse(text.getBytes(UTF_8)).document();
  }

  private static Component component(String text) {
    return (Component) document(text).nodes().getFirst();
  }

  private static String text(Component component) {
    return new String(component.bytes(), UTF_8);
  }

  @Test
  void aChangedPropertyStandsWhereItStood() {
    assertThat(text(component(EVENT).with(Property.text("summary", "new"))))
        .isEqualTo(EVENT.replace("Summary:fol\n ded\n", "SUMMARY:new\n"));
  }

  @Test
  void aNewPropertyStandsAfterTheLast() {
    assertThat(text(component(EVENT).with(Property.of("X-NEW", "1"))))
        .isEqualTo(EVENT.replace("X-LATE:3\n", "X-LATE:3\nX-NEW:1\n"));
  }

  @Test
  void oneReplacesAllOfItsName() {
    assertThat(text(component(EVENT).with(Property.of("X-A", "3"))))
        .isEqualTo(EVENT.replace("X-A:1\nx-a:2\n", "X-A:3\n"));
  }

  @Test
  void severalStandTogetherWhereTheFirstStood() {
    List<Property> properties = List.of(Property.of("UID", "7"), Property.of("UID", "8"));

    assertThat(text(component(EVENT).with("UID", properties)))
        .isEqualTo(EVENT.replace("uid:1\n", "UID:7\nUID:8\n"));
  }

  @Test
  void thoseThatStayKeepTheirBytes() {
    Component event = component(EVENT);
    List<Property> properties = new ArrayList<>(event.properties("X-A"));
    properties.add(Property.of("X-A", "3"));

    assertThat(text(event.with("x-a", properties)))
        .isEqualTo(EVENT.replace("x-a:2\n", "x-a:2\nX-A:3\n"));
  }

  @Test
  void withoutRemovesAllOfThatNameAndNothingElse() {
    assertThat(text(component(EVENT).without("X-a")))
        .isEqualTo(EVENT.replace("X-A:1\nx-a:2\n", ""));
    assertThat(text(component(EVENT).without("X-NOT-THERE"))).isEqualTo(EVENT);
  }

  @Test
  void aFirstPropertyStandsBeforeSubComponents() {
    assertThat(text(component("BEGIN:A\nBEGIN:B\nEND:B\nEND:A\n").with(Property.of("X", "1"))))
        .isEqualTo("BEGIN:A\nX:1\nBEGIN:B\nEND:B\nEND:A\n");
    assertThat(text(component("BEGIN:A\nEND:A\n").with(Property.of("X", "1"))))
        .isEqualTo("BEGIN:A\nX:1\nEND:A\n");
  }

  @Test
  void newLinesTakeTheLineEndThatMostLinesHave() {
    for (String lineEnd : List.of("\r\n", "\n", "\r")) {
      String text = "BEGIN:A\r\nX:1\nY:2\rBEGIN:B\nEND:B\nEND:A\n".replace("\n", lineEnd);
      Document document = document(text);
      Component changed = ((Component) document.nodes().getFirst()).with(Property.of("X", "3"));

      assertThat(document.withNodes(List.of(changed)))
          .hasToString(text.replaceFirst("X:1(\r\n|\n|\r)", "X:3" + lineEnd));
    }
  }

  @Test
  void aTextOfOneUnendedLineTakesCrLf() {
    Component changed = component("BEGIN:A").with(Property.of("X", "1"));

    assertThat(document("BEGIN:A").withNodes(List.of(changed))).hasToString("BEGIN:A\r\nX:1\r\n");
  }

  @Test
  void whatIsMovedToAnotherDocumentKeepsItsBytes() {
    Component event = component(EVENT);
    Component calendar = Component.of("vcalendar", List.of(Property.of("VERSION", "2.0"), event));

    assertThat(Document.of(calendar))
        .hasToString("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + EVENT + "END:VCALENDAR\r\n");
    assertThat(calendar.bytes()).isEqualTo(Document.of(calendar).bytes());
  }

  @Test
  void aLastLineWithoutEndGetsOneWhenSomethingFollows() {
    Component first = component("BEGIN:A\nX:1\nEND:A");
    Component second = component("BEGIN:B\nEND:B\n");

    assertThat(document("\n").withNodes(List.of(first, second)))
        .hasToString("BEGIN:A\nX:1\nEND:A\nBEGIN:B\nEND:B\n");
  }

  @Test
  void whatFollowsAComponentWithoutEndIsNotSwallowed() {
    Component unclosed = component("BEGIN:X-A\nX:1\n");
    Component event = component("BEGIN:VEVENT\n");

    assertThat(document("\n").withNodes(List.of(unclosed, unclosed)))
        .hasToString("BEGIN:X-A\nX:1\nEND:X-A\nBEGIN:X-A\nX:1\n");
    assertThat(document("\n").withNodes(List.of(component("BEGIN:X-A\nBEGIN:X-A\n"), event)))
        .hasToString("BEGIN:X-A\nBEGIN:X-A\nEND:X-A\nEND:X-A\nBEGIN:VEVENT\n");
    assertThat(document("\n").withNodes(List.of(event, event)))
        .hasToString("BEGIN:VEVENT\nBEGIN:VEVENT\n");
  }

  @Test
  void theByteOrderMarkStaysInFront() {
    Document document = Fixtures.parsed("byte-order-mark.ics").document();
    List<Node> nodes = new ArrayList<>(document.nodes());
    nodes.set(1, Component.of("VCALENDAR", List.of()));

    assertThat(document.withNodes(nodes)).hasToString("\uFEFFBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
  }

  @Test
  void aFirstLineThatWasIndentedIsNoFoldOfWhatIsPutBeforeIt() {
    for (String indent : List.of(" ", "\t \t", "\n ", "\n\n  ")) {
      Component event = component(indent + "BEGIN:VEVENT\nEND:VEVENT\n");

      assertThat(event.bytes()).asString(UTF_8).startsWith(indent);
      assertThat(text(Component.of("VCALENDAR", List.of(event))))
          .isEqualTo("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\r\n");
    }
  }

  @Test
  void blanksAloneOnTheFirstLineAreNoFoldOfWhatIsPutBeforeThem() {
    Document document = document(" \t\nBEGIN:A\nEND:A\n");
    List<Node> nodes = new ArrayList<>(document.nodes());
    nodes.addFirst(Property.of("X", "1"));

    assertThat(document.withNodes(nodes)).hasToString("X:1\n\nBEGIN:A\nEND:A\n");
  }

  @Test
  void aByteOrderMarkAfterBlanksIsStillOne() {
    Component event = component(" \uFEFFBEGIN:VEVENT\nEND:VEVENT\n");

    assertThat(event.name()).isEqualTo("VEVENT");
    assertThat(event.bytes()).asString(UTF_8).startsWith(" \uFEFFBEGIN");
  }
}

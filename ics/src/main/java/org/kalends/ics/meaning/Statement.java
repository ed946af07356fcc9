package org.kalends.ics.meaning;

import java.util.List;
import org.kalends.ics.Component;
import org.kalends.ics.Node;
import org.kalends.ics.zone.Zones;

/**
 * A fact about a component and the lines that state it.
 *
 * @param nodes properties or sub-components of it, which may state other facts too; none for an end
 *     that is implied and for what a VTIMEZONE says
 */
public record Statement(Fact fact, List<Node> nodes) {
  public Statement {
    nodes = List.copyOf(nodes);
  }

  /**
   * All that a component states, as {@link Meaning} compares it: what is silent there is not here.
   */
  public static List<Statement> of(Component component, Zones zones) {
    return Facts.statements(component, zones);
  }
}

package org.kalends.testkit.campaign;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.sync.Plan;
import org.kalends.core.sync.Policy;
import org.kalends.core.sync.Step;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Node;
import org.kalends.ics.meaning.Meaning;

/** The end of a history: all goes well, everything comes to rest, and all say the same. */
record Rest(Scene scene) {
  private static final Policy DECIDED =
      Policy.TWO_WAY
          .withOnConflict(Policy.OnConflict.LEFT)
          .withDeletions(Policy.ALL)
          .withRetries(true);
  private static final int ROUNDS = 4;

  void come() {
    scene.refuse(Optional.empty());
    scene.parties().forEach(Party::mend);
    for (int round = 0; round < ROUNDS; round++) {
      scene.clients().forEach(client -> client.sync(DECIDED, Troubles.none()));
      scene.nothingIsLost();
    }
    for (Client client : scene.clients()) {
      isQuiet(client);
      if (scene.server().writable()) {
        isInStep(client);
      }
    }
  }

  private static void isQuiet(Client client) {
    Plan plan = client.plan();
    Violation.unless(
        plan.problems().isEmpty() && plan.steps().stream().noneMatch(Step.Change.class::isInstance),
        () ->
            "no rest: %s would still do %s %s"
                .formatted(client.name(), Words.of(plan), plan.problems()));
  }

  private static void isInStep(Client client) {
    Map<String, Document> here = client.left().documents();
    Map<String, Document> there = client.right().documents();
    Set<String> agreed = client.agreed();
    Violation.unless(
        here.keySet().equals(there.keySet()) && here.keySet().equals(agreed),
        () ->
            "not in step: %s holds %s, the server %s, the base %s"
                .formatted(client.name(), here.keySet(), there.keySet(), agreed));
    here.forEach((uid, document) ->
        Violation.unless(
            says(client, document).equals(says(client, there.get(uid))),
            () -> "not in step: %s says%n%s%nbut%n%s".formatted(uid, document, there.get(uid))));
  }

  /**
   * What the server cannot hold does not count; nor do alarms, where it makes others of those that
   * it is given, as then nobody can tell which of them was deleted.
   */
  private static Meaning says(Client client, Document document) {
    Ground server = client.right().ground();
    return Meaning.of(server.rewrites() ? withoutAlarms(server.kept(document)) : document);
  }

  private static Document withoutAlarms(Document document) {
    return document.withNodes(document.nodes().stream().map(Rest::withoutAlarms).toList());
  }

  private static Node withoutAlarms(Node node) {
    return node instanceof Component component
        ? component.withNodes(
            component.nodes().stream()
                .filter(part -> !(part instanceof Component c && c.name().equals("VALARM")))
                .map(Rest::withoutAlarms)
                .toList())
        : node;
  }
}

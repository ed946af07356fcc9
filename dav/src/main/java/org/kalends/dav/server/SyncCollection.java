package org.kalends.dav.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.core.ledger.Served;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Multistatus;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/** DAV:sync-collection (RFC 6578 3). */
final class SyncCollection {
  private SyncCollection() {}

  static Answer answer(Reporting report) throws Refusal, IOException {
    CalendarStore.Changes changes =
        report
            .store()
            .since(from(report.body()), most(report.body()))
            .orElseThrow(SyncCollection::unknownToken);
    List<Response> responses = new ArrayList<>();
    for (CalendarStore.Changed changed : changes.changed()) {
      responses.add(response(report, changed));
    }
    if (changes.more()) {
      responses.add(
          Response.of(
              new Href(report.target().href()), 507, Names.NUMBER_OF_MATCHES_WITHIN_LIMITS));
    }
    String token = SyncToken.of(changes.revision());
    return Preconditions.xml(207, new Multistatus(responses, Optional.of(token)).element());
  }

  private static Response response(Reporting report, CalendarStore.Changed changed)
      throws Refusal, IOException {
    Optional<Response> kept =
        changed.item().isEmpty() ? Optional.empty() : report.response(changed.item().get(), true);
    return kept.orElseGet(
        () -> Response.of(new Href(report.target().entry(changed.name()).href()), 404));
  }

  /** Empty for an initial synchronization. */
  private static Optional<Served.Revision> from(Element body) throws Refusal {
    Optional<String> token = body.textOf(Names.SYNC_TOKEN);
    if (token.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(SyncToken.parse(token.get()).orElseThrow(SyncCollection::unknownToken));
  }

  private static int most(Element body) throws Refusal {
    Optional<String> limit =
        body.child(Names.LIMIT).flatMap(element -> element.textOf(Names.NRESULTS));
    if (limit.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    if (!limit.get().matches("[1-9][0-9]{0,8}")) {
      throw new Refusal(400, "nresults is a number from 1 on");
    }
    return Integer.parseInt(limit.get());
  }

  private static Refusal unknownToken() {
    return Preconditions.refusal(
        403, Names.VALID_SYNC_TOKEN, "this calendar has no such token: ask for all of it");
  }
}

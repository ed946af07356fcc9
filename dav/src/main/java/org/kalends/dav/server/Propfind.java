package org.kalends.dav.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.core.ledger.Served;
import org.kalends.core.ledger.ServedItem;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Multistatus;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/** PROPFIND of depth 0 or 1 (RFC 4918 9.1). */
final class Propfind implements Method {
  private final Stores stores;

  Propfind(Stores stores) {
    this.stores = stores;
  }

  /** One request, read. */
  private record Asked(Call call, Wanted wanted, boolean children) {
    User user() {
      return call.user();
    }

    <T> Response of(PropertyTable<T> table, Target target, T resource) throws Refusal, IOException {
      return table.response(target.href(), resource, wanted, call.wantsMinimal());
    }
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    Asked asked = new Asked(call, wanted(call), children(call));
    return Preconditions.xml(207, Multistatus.of(responses(asked)).element());
  }

  private static Wanted wanted(Call call) throws Refusal {
    Optional<Element> body = Bodies.xml(call);
    if (body.isEmpty()) {
      return new Wanted.All(List.of());
    }
    if (!body.get().is(Names.PROPFIND)) {
      throw new Refusal(400, "the body of a PROPFIND is a DAV:propfind");
    }
    return Wanted.of(body.get());
  }

  /** RFC 4918 9.1: no Depth means infinity, which we need not give. */
  private static boolean children(Call call) throws Refusal {
    String depth = call.header("Depth").orElse("infinity").strip();
    if (call.target() instanceof Target.Entry || depth.equals("0")) {
      return false;
    }
    if (depth.equals("1")) {
      return true;
    }
    if (depth.equalsIgnoreCase("infinity")) {
      throw Preconditions.refusal(
          403, Preconditions.PROPFIND_FINITE_DEPTH, "ask with Depth 0 or 1");
    }
    throw new Refusal(400, "Depth is 0 or 1");
  }

  private List<Response> responses(Asked asked) throws Refusal, IOException {
    Properties.Place place = new Properties.Place(asked.user());
    return switch (asked.call().target()) {
      case Target.Top top -> List.of(asked.of(Properties.TOP, top, place));
      case Target.WellKnown wellKnown -> throw new Refusal(Methods.WELL_KNOWN);
      case Target.Principal principal -> List.of(asked.of(Properties.PRINCIPAL, principal, place));
      case Target.Home home -> home(asked, home);
      case Target.Calendar calendar -> calendar(asked, calendar);
      case Target.Entry entry -> List.of(entry(asked, entry));
      case Target.Nowhere nowhere -> throw new Refusal(404, "there is nothing here");
    };
  }

  private List<Response> home(Asked asked, Target.Home home) throws Refusal, IOException {
    List<Response> responses = new ArrayList<>();
    responses.add(asked.of(Properties.HOME, home, new Properties.Place(asked.user())));
    if (asked.children()) {
      for (String folder : stores.home(asked.user()).folders()) {
        Target.Calendar target = new Target.Calendar(home.user(), folder);
        Optional<Properties.CalendarPlace> place = stores.home(asked.user()).place(target);
        if (place.isPresent()) {
          responses.add(asked.of(Properties.CALENDAR, target, place.get()));
        }
      }
    }
    return responses;
  }

  private List<Response> calendar(Asked asked, Target.Calendar target) throws Refusal, IOException {
    Properties.CalendarPlace place =
        stores
            .home(asked.user())
            .place(target)
            .orElseThrow(() -> new Refusal(404, "there is no such calendar"));
    List<Response> responses = new ArrayList<>();
    responses.add(asked.of(Properties.CALENDAR, target, place));
    if (asked.children()) {
      CalendarStore.Listing listing = place.store().list();
      for (ServedItem item : listing.items()) {
        responses.add(
            asked.of(
                Properties.ENTRY,
                target.entry(item.name()),
                new Properties.EntryPlace(asked.user(), item, listing.writable())));
      }
    }
    return responses;
  }

  private Response entry(Asked asked, Target.Entry target) throws Refusal, IOException {
    Served.Content content =
        stores
            .calendar(asked.user(), target.folder())
            .content(target.name())
            .orElseThrow(() -> new Refusal(404, "there is no such item"));
    return asked.of(
        Properties.ENTRY, target, new Properties.EntryPlace(asked.user(), content.item(), true));
  }
}

package org.kalends.testkit.headtohead;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Document;
import org.kalends.testkit.PlainDav;
import org.kalends.testkit.Radicale;
import org.kalends.testkit.Samples;
import org.kalends.testkit.headtohead.Model.Picture;
import org.kalends.testkit.proxy.FaultProxy;
import org.kalends.testkit.proxy.Faults;
import org.kalends.testkit.proxy.Faults.Rule;

/** One history with one program. */
record Match(Radicale server, History history, Peer peer, String calendar, Score score) {
  private static final int LAST_SYNCS = 3;

  /** Nobody touches it: a calendar that comes to be empty is another story. */
  private static final Document BYSTANDER = Samples.event("bystander", "Bystander");

  void play() {
    server.folder(calendar);
    URI collection = server.home().resolve(calendar + "/");
    var sides = new Sides(peer.folder(), collection, new PlainDav(server));
    var model = new Model(history.name(), score);
    try (var proxy = FaultProxy.to(server.base())) {
      peer.connect(proxy.via(collection));
      history.profile().ifPresent(proxy::as);
      sides.apply(new Edit.Create(Where.SERVER, "bystander", BYSTANDER));
      for (Round round : history.rounds()) {
        round.edits().forEach(edit -> apply(edit, sides, model));
        sync(sides, model, proxy, round.faults());
      }
      Said last = sync(sides, model, proxy, List.of());
      for (int i = 1; i < LAST_SYNCS; i++) {
        last = sync(sides, model, proxy, List.of());
      }
      model.ended(Picture.of(sides), last);
      if (last.exit() != 0 && last.waiting().isEmpty()) {
        System.err.println(peer.name() + ", " + history.name() + ":\n" + last.output());
      }
    }
  }

  private static void apply(Edit edit, Sides sides, Model model) {
    Optional<Facts> before = Picture.of(sides).facts(edit.where(), edit.uid());
    sides.apply(edit).ifPresent(after -> model.edited(edit, before, after));
  }

  private Said sync(Sides sides, Model model, FaultProxy proxy, List<Rule> faults) {
    Picture before = Picture.of(sides);
    proxy.exchanges();
    proxy.breaking(Faults.script(faults.toArray(Rule[]::new)));
    Said said = peer.sync();
    proxy.breaking(Faults.NONE);
    model.synced(before, Picture.of(sides), said, proxy.exchanges());
    return said;
  }
}

package org.kalends.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.core.sync.Deed;
import org.kalends.core.sync.ItemProblem;

/**
 * Takes back what mirrors did in their targets.
 *
 * @param env the file that tells of the mirror, where the config does not
 */
record MirrorTakeback(Takeback wish, Optional<String> env) {
  int run(Map<String, List<Deed>> deeds) throws IOException {
    List<String> names =
        deeds.keySet().stream().flatMap(name -> Terms.mirror(name).stream()).toList();
    MirrorChoice choice =
        env.isPresent() ? MirrorChoice.of(Optional.empty(), env) : MirrorChoice.of(names);
    boolean removed = deeds.keySet().stream().allMatch(Terms::isTarget);
    return removed ? restored(deeds.values().iterator().next(), choice) : undone(deeds, choice);
  }

  private int undone(Map<String, List<Deed>> deeds, MirrorChoice choice) throws IOException {
    MirrorChoice.Chosen chosen = choice.in(wish.wiring());
    try (Mirrors mirrors = wish.wiring().mirrors(chosen, wish.command(), !wish.dryRun())) {
      return MirrorRun.of(wish.wiring(), wish.display(), Optional.empty(), wish.dryRun())
          .run(
              mirrors,
              (member, mirror) ->
                  mirror.prepareUndo(
                      deeds.getOrDefault(Terms.recorded(member.name()), List.of()),
                      wish.forced(),
                      wish.deletions()));
    }
  }

  /** Puts back what was removed as a duplicate. */
  private int restored(List<Deed> deeds, MirrorChoice choice) throws IOException {
    List<ItemProblem> problems = new ArrayList<>();
    try (Tidying tidying = Tidying.ofTarget(wish.wiring(), choice, wish.command())) {
      long back = wish.dryRun() ? deeds.size() : tidying.restore(deeds, problems);
      wish.wiring()
          .terminal()
          .out(
              "%s  %s %s"
                  .formatted(
                      tidying.name(),
                      Words.count(back, "item"),
                      wish.dryRun() ? "to be put back" : "put back"));
      problems.forEach(problem ->
          Commands.complain(
              wish.wiring().terminal(), tidying.name() + ": " + ResultView.said(problem)));
    }
    return problems.isEmpty() ? Exit.DONE : Exit.FAILED;
  }
}

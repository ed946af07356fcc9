package org.kalends.cli.wiring;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/**
 * The server's side where the server is not asked: all is as it was last seen.
 *
 * @param writable whether to plan as if it could be written
 */
public record NoServer(boolean writable) implements Replica {
  @Override
  public String label() {
    return "the server";
  }

  /** What an interrupted run may have changed is not known. */
  @Override
  public Snapshot read(Known known) {
    Set<String> doubted = known.doubted().keySet();
    List<ItemProblem> problems =
        doubted.stream()
            .map(uid ->
                new ItemProblem(
                    uid, "", "a run ended before it heard what became of it", "run kalends sync"))
            .toList();
    return new Snapshot(Map.of(), Set.of(), doubted, problems, writable, known.marker());
  }

  @Override
  public Optional<Held> find(String uid, Place place) throws IOException {
    throw new IOException("the server is not asked");
  }

  @Override
  public List<Written> write(List<Write> writes) {
    return writes.stream().map(NoServer::refused).toList();
  }

  private static Written refused(Write write) {
    return new Written.Refused(
        new ItemProblem(write.uid(), "", "the server is not asked", "run kalends sync"));
  }
}

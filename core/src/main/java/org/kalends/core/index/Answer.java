package org.kalends.core.index;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kalends.core.sync.ItemProblem;
import org.kalends.ics.Item;

/**
 * What a calendar answers.
 *
 * @param found items that may fit: whoever asked looks closer
 * @param told events of which all that a listing of the span needs is remembered
 * @param problems with files that could not be read; they may hold more
 * @param unindexed why nothing could be looked up or remembered; the answer is the same, but slow
 */
public record Answer(
    List<Found> found,
    List<Told> told,
    List<ItemProblem> problems,
    Optional<IOException> unindexed) {
  Answer unindexed(IOException why) {
    return new Answer(found, told, problems, Optional.of(why));
  }

  /**
   * An item, whole.
   *
   * @param files the names of those it is in, that of the master first
   */
  public record Found(Item item, List<String> files) {}

  /** The occurrences of an event that have to do with the span, from its one file. */
  public record Told(String uid, String file, List<Sighting> sightings) {}
}

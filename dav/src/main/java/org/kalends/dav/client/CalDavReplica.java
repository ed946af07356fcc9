package org.kalends.dav.client;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.RemoteException.BadAnswer;
import org.kalends.core.sync.Replica;
import org.kalends.core.sync.Snapshot;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;

/**
 * A calendar collection on a CalDAV server (RFC 4791). Places are hrefs and versions ETags, both as
 * the server wrote them.
 */
public final class CalDavReplica implements Replica {
  private final Connection connection;
  private final URI calendar;
  private final Parallel parallel;
  private final Invitations invitations;
  private Collection collection;

  /**
   * @param calendar the address of the collection
   * @param parallel how many requests may be under way at once
   */
  public CalDavReplica(Connection connection, URI calendar, int parallel, Invitations invitations) {
    this.connection = connection;
    this.calendar = Collection.slashed(calendar);
    this.parallel = new Parallel(parallel);
    this.invitations = invitations;
  }

  /** With four requests at once; nobody is written to. */
  public CalDavReplica(Connection connection, URI calendar) {
    this(connection, calendar, 4, Invitations.NEVER);
  }

  /** The same with other rules about invitations. */
  public CalDavReplica inviting(Invitations other) {
    return new CalDavReplica(connection, calendar, parallel.width(), other);
  }

  @Override
  public String label() {
    return Address.plain(calendar);
  }

  /** One request where nothing has changed since the {@link Known#marker()}. */
  @Override
  public Snapshot read(Known known) throws RemoteException {
    collection = Collection.ask(connection, calendar);
    var lister = new Lister(connection, collection);
    var today = LocalDate.ofInstant(connection.settings().clock().instant(), ZoneOffset.UTC);
    var snapshot = new Reading(known, collection, lister, fetcher(), today).snapshot();
    // A collection that went while it was read answers 404 for every item, too.
    if (2 * snapshot.missing().size() > known.items().size()) Collection.ask(connection, calendar);
    return snapshot;
  }

  @Override
  public Optional<Held> find(String uid, Place place) throws IOException {
    return switch (fetcher().get(Resource.href(place))) {
      case Fetched.Gone gone -> Optional.empty();
      case Fetched.Failed failed -> throw bad(place, failed.reason());
      case Fetched.Found found -> {
        switch (Resource.read(found, where(place))) {
          case Resource.Bad bad -> throw bad(place, bad.problem().reason());
          case Resource.Good good -> {
            yield Optional.of(good.held()).filter(held -> held.uid().equals(uid));
          }
        }
      }
    };
  }

  @Override
  public List<Written> write(List<Write> writes) {
    if (writes.isEmpty()) return List.of();
    try {
      return writing().write(writes);
    } catch (RemoteException e) {
      return writes.stream().<Written>map(write -> new Written.Unsettled(e)).toList();
    }
  }

  private Writing writing() throws RemoteException {
    var scheduling = new Scheduling(connection, collection(), invitations);
    return new Writing(connection, collection(), fetcher(), parallel, scheduling);
  }

  private Fetcher fetcher() throws RemoteException {
    return new Fetcher(connection, collection(), parallel);
  }

  private Collection collection() throws RemoteException {
    if (collection == null) collection = Collection.ask(connection, calendar);
    return collection;
  }

  private BadAnswer bad(Place place, String reason) {
    return new BadAnswer(where(place) + ": " + reason + "; look at it with another program", null);
  }

  private String where(Place place) {
    return Address.plain(Resource.href(place).against(calendar));
  }
}

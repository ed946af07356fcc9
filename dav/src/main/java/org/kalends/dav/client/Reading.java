package org.kalends.dav.client;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Known;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.Snapshot;
import org.kalends.dav.client.Listing.Entry;
import org.kalends.dav.wire.Href;

/** One reading of a collection against what was known. */
final class Reading {
  private final Known known;
  private final Map<String, Place> asked;
  private final Collection collection;
  private final Lister lister;
  private final Fetcher fetcher;
  private final LocalDate today;

  private final Map<String, String> seated = new HashMap<>();
  private final Map<String, Held> changed = new LinkedHashMap<>();
  private final Set<String> missing = new HashSet<>();
  private final Set<String> unreadable = new HashSet<>();
  private final List<ItemProblem> problems = new ArrayList<>();

  Reading(Known known, Collection collection, Lister lister, Fetcher fetcher, LocalDate today) {
    this.known = known;
    this.asked = known.asked();
    this.collection = collection;
    this.lister = lister;
    this.fetcher = fetcher;
    this.today = today;
    known.items().forEach((uid, seat) -> seated.put(key(seat), uid));
  }

  Snapshot snapshot() throws RemoteException {
    var before = known.marker().flatMap(Marker::read);
    if (before.filter(m -> m.stillHolds(collection.token(), collection.ctag())).isPresent()) {
      askOneByOne();
      return snapshot(known.marker());
    }
    var changes = before.isPresent() ? changes(before.get()) : Optional.<Listing>empty();
    var listing = changes.isPresent() ? changes.get() : complete();
    var listed = listing.complete() ? today : before.orElseThrow().listed();
    var suspects = take(listing);
    confirm(suspects);
    askOneByOne();
    var marker = new Marker(listed, listing.token(), collection.ctag()).text();
    // What could not be read must come up again, so the next read starts from where this one did.
    return snapshot(unreadable.isEmpty() ? Optional.of(marker) : known.marker());
  }

  private Snapshot snapshot(Optional<String> marker) {
    return new Snapshot(changed, missing, unreadable, problems, collection.writable(), marker);
  }

  /**
   * What changed since the marker; empty where only a complete listing will do: no token, one that
   * the server does not take, one it took without knowing it (DAViCal then lists everything and
   * tells no deletions), or no complete listing today.
   */
  private Optional<Listing> changes(Marker before) throws RemoteException {
    if (!collection.syncs() || before.token().isEmpty() || before.listed().isBefore(today))
      return Optional.empty();
    return lister.since(before.token().get()).filter(listing -> !looksLikeEverything(listing));
  }

  /** Where nothing is known, a listing that leaves something out does no harm. */
  private Listing complete() throws RemoteException {
    boolean first = collection.syncs() && known.items().isEmpty();
    var initial = first ? lister.initial() : Optional.<Listing>empty();
    return initial.isPresent() ? initial.get() : lister.complete();
  }

  private boolean looksLikeEverything(Listing listing) {
    long same = listing.entries().values().stream().filter(this::unchanged).count();
    return listing.gone().isEmpty() && same * 2 >= known.items().size() && same > 0;
  }

  /** Takes in what is new or changed; returns the UIDs of those that seem to have gone. */
  private Set<String> take(Listing listing) throws RemoteException {
    var suspects = new HashSet<String>();
    seated.forEach((key, uid) -> {
      boolean absent = listing.complete() && !listing.entries().containsKey(key);
      if (absent || listing.gone().contains(key)) suspects.add(uid);
    });
    var wanted = listing.entries().values().stream().filter(e -> !unchanged(e)).toList();
    var fetched = fetcher.fetch(wanted.stream().map(Entry::href).toList());
    var strangers = new ArrayList<Held>();
    for (int i = 0; i < wanted.size(); i++) sort(fetched.get(i), wanted.get(i), strangers);
    for (var stranger : strangers) settle(stranger, suspects, listing);
    return suspects;
  }

  private boolean unchanged(Entry entry) {
    var uid = seated.get(entry.href().key());
    return uid != null
        && entry.etag().isPresent()
        && Etag.same(entry.etag().get(), known.items().get(uid).version().value());
  }

  /** One that is where it was is settled here; one at a new place waits for all of those. */
  private void sort(Fetched fetched, Entry entry, List<Held> strangers) throws RemoteException {
    var answer = fetched;
    // iCloud's multiget does not find items of shared calendars that a GET does
    if (answer instanceof Fetched.Gone) answer = fetcher.get(entry.href());
    var uid = Optional.ofNullable(seated.get(entry.href().key()));
    switch (answer) {
      case Fetched.Gone gone -> {} // deleted since the listing: the next read tells
      case Fetched.Failed failed -> failed(uid, failed);
      case Fetched.Found found -> {
        var etag = found.etag().or(entry::etag);
        switch (Resource.read(
            new Fetched.Found(found.href(), etag, found.content()),
            collection.where(found.href()))) {
          case Resource.Bad bad -> problem(uid, bad.problem());
          case Resource.Good good -> {
            if (uid.isEmpty()) strangers.add(good.held());
            else if (uid.get().equals(good.held().uid())) changed(good.held());
            else replaced(uid.get(), good.held(), strangers);
          }
        }
      }
    }
  }

  private void changed(Held held) {
    var seat = known.items().get(held.uid());
    boolean same =
        seat != null
            && key(seat).equals(Resource.href(held.place()).key())
            && seat.version().equals(held.version());
    if (!same) changed.put(held.uid(), held);
  }

  private void replaced(String uid, Held now, List<Held> strangers) {
    problem(
        Optional.of(uid),
        new ItemProblem(
            collection.where(Resource.href(now.place())),
            "",
            "holds the UID " + now.uid() + " now, no longer " + uid,
            "check on the server what became of that item"));
    strangers.add(now);
  }

  /** An item at a place that is not known: new, moved by the server, or a second one of its UID. */
  private void settle(Held held, Set<String> suspects, Listing listing) throws RemoteException {
    var uid = held.uid();
    var seat = known.items().get(uid);
    if (seat != null && !changed.containsKey(uid)) {
      if (suspects.contains(uid) || (!listing.complete() && gone(seat))) {
        suspects.remove(uid);
        changed.put(uid, held);
        return;
      }
    } else if (seat == null && changed.putIfAbsent(uid, held) == null) {
      return;
    }
    problems.add(
        new ItemProblem(
            collection.where(Resource.href(held.place())),
            title(held),
            "a second item with the UID " + uid + " in this calendar; it is left alone",
            "delete one of the two, or give it another UID, with another program"));
  }

  private boolean gone(Known.Seat seat) throws RemoteException {
    return fetcher.get(Resource.href(seat.place())) instanceof Fetched.Gone;
  }

  /** Asks for each of those that seem to have gone: only 404 and 410 count. */
  private void confirm(Set<String> suspects) throws RemoteException {
    var uids = List.copyOf(suspects);
    var hrefs = uids.stream().map(uid -> Resource.href(known.items().get(uid).place())).toList();
    var fetched = fetcher.fetch(hrefs);
    for (int i = 0; i < uids.size(); i++) {
      var uid = Optional.of(uids.get(i));
      switch (fetched.get(i)) {
        case Fetched.Gone gone -> missing.add(uids.get(i));
        case Fetched.Failed failed -> failed(uid, failed);
        case Fetched.Found found -> {
          switch (Resource.read(found, collection.where(found.href()))) {
            case Resource.Bad bad -> problem(uid, bad.problem());
            case Resource.Good good -> {
              if (uids.get(i).equals(good.held().uid())) changed(good.held());
              else replaced(uids.get(i), good.held(), new ArrayList<>());
            }
          }
        }
      }
    }
  }

  /** A listing may be late with what was written just now, so those are asked for one by one. */
  private void askOneByOne() throws RemoteException {
    var uids =
        asked.keySet().stream()
            .filter(uid -> !changed.containsKey(uid) && !unreadable.contains(uid))
            .toList();
    var hrefs = uids.stream().map(uid -> place(uid)).toList();
    var fetched = fetcher.fetch(hrefs);
    for (int i = 0; i < uids.size(); i++) {
      var uid = uids.get(i);
      doubted(uid, fetched.get(i), 1);
      if (changed.containsKey(uid) || unreadable.contains(uid)) missing.remove(uid);
      else missing.add(uid);
    }
  }

  private Href place(String uid) {
    var place = asked.get(uid);
    return place.value().isEmpty() ? collection.href(ResourceName.of(uid)) : Resource.href(place);
  }

  /**
   * @param attempt at a name; where another item has it, the next name was tried in writing
   */
  private void doubted(String uid, Fetched fetched, int attempt) throws RemoteException {
    switch (fetched) {
      case Fetched.Gone gone -> {}
      case Fetched.Failed failed -> failed(Optional.of(uid), failed);
      case Fetched.Found found -> {
        switch (Resource.read(found, collection.where(found.href()))) {
          case Resource.Bad bad -> problem(Optional.of(uid), bad.problem());
          case Resource.Good good -> {
            if (good.held().uid().equals(uid)) changed.put(uid, good.held());
            else if (!asked.get(uid).value().isEmpty())
              replaced(uid, good.held(), new ArrayList<>());
            else if (attempt < Writing.NAMES) doubted(uid, other(uid, attempt), attempt + 1);
          }
        }
      }
    }
  }

  private Fetched other(String uid, int attempt) throws RemoteException {
    return fetcher.get(collection.href(ResourceName.other(uid, attempt)));
  }

  private void failed(Optional<String> uid, Fetched.Failed failed) {
    problem(
        uid,
        new ItemProblem(
            collection.where(failed.href()),
            "",
            failed.reason(),
            "look at the item with another program"));
  }

  private void problem(Optional<String> uid, ItemProblem problem) {
    uid.ifPresent(unreadable::add);
    problems.add(problem);
  }

  private static String title(Held held) {
    return org.kalends.ics.Item.in(held.document()).items().getFirst().title();
  }

  private static String key(Known.Seat seat) {
    return Resource.href(seat.place()).key();
  }
}

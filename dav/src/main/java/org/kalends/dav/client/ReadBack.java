package org.kalends.dav.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.Written;

/**
 * Asks what a server has made of what it was sent: Radicale and Xandikos rewrite it although they
 * send an ETag, which RFC 4791 section 5.3.4 forbids, so no server is taken at its word. One
 * multiget for fifty writes.
 */
final class ReadBack {
  private final Collection collection;
  private final Fetcher fetcher;
  private final UidSearch search;

  ReadBack(Collection collection, Fetcher fetcher, UidSearch search) {
    this.collection = collection;
    this.fetcher = fetcher;
    this.search = search;
  }

  List<Written> of(List<Step> steps) {
    var sent = new ArrayList<Step.Sent>();
    for (var step : steps) if (step instanceof Step.Sent one) sent.add(one);
    var outcomes = outcomes(sent).iterator();
    var written = new ArrayList<Written>();
    for (var step : steps)
      written.add(
          switch (step) {
            case Step.Settled settled -> settled.written();
            case Step.Sent one -> outcomes.next();
          });
    return written;
  }

  private List<Written> outcomes(List<Step.Sent> sent) {
    try {
      var fetched = fetcher.fetch(sent.stream().map(Step.Sent::href).toList());
      var outcomes = new ArrayList<Written>();
      for (int i = 0; i < sent.size(); i++)
        outcomes.add(stored(sent.get(i), found(sent.get(i), fetched.get(i))));
      return outcomes;
    } catch (RemoteException e) {
      return sent.stream().map(one -> unseen(one, e)).toList();
    }
  }

  /** Kerio stores under a name of its own, and says nothing of it. */
  private Fetched found(Step.Sent sent, Fetched fetched) throws RemoteException {
    if (!(fetched instanceof Fetched.Gone)) return fetched;
    var elsewhere = search.find(sent.uid(), sent.document()).filter(collection::holds);
    return elsewhere.isPresent() ? fetcher.get(elsewhere.get()) : fetched;
  }

  /** What was changed by another in between, or is not to be seen, counts as it was sent. */
  private Written stored(Step.Sent sent, Fetched fetched) throws RemoteException {
    return seen(sent, fetched).<Written>map(Written.Stored::new).orElseGet(() -> asSent(sent));
  }

  private Optional<Held> seen(Step.Sent sent, Fetched fetched) throws RemoteException {
    return fetched instanceof Fetched.Found found
            && same(sent, found)
            && Resource.read(found, collection.where(found.href())) instanceof Resource.Good good
            && good.held().uid().equals(sent.uid())
        ? Optional.of(good.held())
        : Optional.empty();
  }

  private boolean same(Step.Sent sent, Fetched.Found found) throws RemoteException {
    var told = sent.etag().filter(Etag::strong);
    return told.isEmpty() || found.has(told.get()) || churns(found);
  }

  /** Whether the server tells another ETag each time although nothing has changed. */
  private boolean churns(Fetched.Found found) throws RemoteException {
    return fetcher.get(found.href()) instanceof Fetched.Found once
        && fetcher.get(found.href()) instanceof Fetched.Found again
        && Arrays.equals(once.content(), again.content())
        && !again.has(once.etag().orElse(""));
  }

  private static Written unseen(Step.Sent sent, RemoteException broken) {
    return sent.etag().isPresent() ? asSent(sent) : new Written.Unsettled(broken);
  }

  private static Written asSent(Step.Sent sent) {
    var version = Etag.version(sent.etag(), sent.document().bytes());
    var place = new Place(sent.href().value());
    return new Written.Stored(new Held(sent.uid(), place, version, sent.document()));
  }
}

package org.kalends.dav.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.RemoteException.BadAnswer;
import org.kalends.core.sync.RemoteException.LoginRefused;
import org.kalends.core.sync.RemoteException.RateLimited;
import org.kalends.core.sync.RemoteException.Unreachable;
import org.kalends.core.sync.Version;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.dav.wire.Href;
import org.kalends.ics.Document;

/** One batch of writes to a collection. */
final class Writing {
  /** How many names are tried for a new item. */
  static final int NAMES = 3;

  private static final int BREAKS = 3;

  private static final Verdict.No UNCHANGED =
      new Verdict.No(
          "the server answered 412, as if the item had changed there, and it has not",
          "look at the item on the server",
          Lasts.A_DAY);

  private final Connection connection;
  private final Collection collection;
  private final Fetcher fetcher;
  private final Parallel parallel;
  private final Put put;
  private final Scheduling scheduling;
  private final AtomicInteger breaks = new AtomicInteger();
  private final AtomicReference<RemoteException> stop = new AtomicReference<>();

  Writing(
      Connection connection,
      Collection collection,
      Fetcher fetcher,
      Parallel parallel,
      Scheduling scheduling) {
    this.connection = connection;
    this.collection = collection;
    this.fetcher = fetcher;
    this.parallel = parallel;
    this.scheduling = scheduling;
    put = new Put(connection, collection);
  }

  List<Written> write(List<Write> writes) {
    try {
      return readBack().of(parallel.map(writes, this::step));
    } catch (RemoteException e) {
      // only an interruption: each step keeps its own failures
      return writes.stream().<Written>map(w -> new Written.Unsettled(e)).toList();
    }
  }

  private ReadBack readBack() {
    return new ReadBack(collection, fetcher, new UidSearch(connection, collection));
  }

  private Step step(Write write) {
    if (stop.get() != null) return new Step.Settled(new Written.Unsettled(stop.get()));
    try {
      var step =
          switch (write) {
            case Write.Create create -> create(create);
            case Write.Replace replace -> replace(replace);
            case Write.Delete delete -> delete(delete);
          };
      breaks.set(0);
      return step;
    } catch (RemoteException e) {
      if (hopeless(e)) stop.compareAndSet(null, e);
      return new Step.Settled(new Written.Unsettled(e));
    }
  }

  /** Whether the other writes would fare no better. */
  private boolean hopeless(RemoteException e) {
    return switch (e) {
      case LoginRefused refused -> true;
      case RateLimited limited -> true;
      case Unreachable unreachable -> breaks.incrementAndGet() >= BREAKS;
      case BadAnswer bad -> false;
    };
  }

  private Step create(Write.Create create) throws RemoteException {
    var document = scheduling.fresh(create.document());
    var name = ResourceName.of(create.uid());
    for (int attempt = 1; attempt <= NAMES; attempt++) {
      var href = collection.href(name);
      var step = put.put(create.uid(), href, document, Optional.empty());
      if (step.isPresent()) return step.get();
      if (holds(href, create.uid()))
        return Step.stale("is there already as " + collection.where(href));
      name = ResourceName.other(create.uid(), attempt);
    }
    var no =
        new Verdict.No(
            "every name for it is taken", "look into the calendar on the server", Lasts.A_DAY);
    return Step.refused(create.document(), Address.plain(collection.uri()), no);
  }

  private boolean holds(Href href, String uid) throws RemoteException {
    return fetcher.get(href) instanceof Fetched.Found found
        && Resource.read(found, collection.where(href)) instanceof Resource.Good good
        && good.held().uid().equals(uid);
  }

  private Step replace(Write.Replace replace) throws RemoteException {
    var href = Resource.href(replace.place());
    var version = replace.version();
    if (!Etag.strong(version.value()) && !isNow(href, version)) return changed(href);
    var document = inSilence(replace, href);
    if (document.isEmpty())
      return Step.refused(replace.document(), collection.where(href), Scheduling.heldBack());
    var step = put.put(replace.uid(), href, document.get(), Optional.of(version));
    if (step.isPresent()) return step.get();
    return Etag.strong(version.value()) && isNow(href, version)
        ? Step.refused(replace.document(), collection.where(href), UNCHANGED)
        : changed(href);
  }

  /** What to send so that nobody is written to; empty where there is no such thing. */
  private Optional<Document> inSilence(Write.Replace replace, Href href) throws RemoteException {
    var now = scheduling.needsCare() ? held(href) : Optional.<Document>empty();
    return now.isPresent()
        ? scheduling.changed(replace.document(), now.get())
        : Optional.of(replace.document());
  }

  private Optional<Document> held(Href href) throws RemoteException {
    return fetcher.get(href) instanceof Fetched.Found found
        ? Optional.of(Document.parse(found.content()).document())
        : Optional.empty();
  }

  private Step delete(Write.Delete delete) throws RemoteException {
    var href = Resource.href(delete.place());
    var etag = delete.version().value();
    var request = Request.delete(href.against(collection.uri()));
    if (scheduling.needsCare()) {
      var now = held(href);
      if (now.isPresent() && scheduling.cancels(now.get()))
        return Step.refused(now.get(), collection.where(href), Scheduling.heldBack());
      request = request.with("Schedule-Reply", "F"); // RFC 6638 section 8.1
    }
    if (Etag.strong(etag)) request = request.with("If-Match", etag);
    else if (!isNow(href, delete.version()))
      return fetcher.get(href) instanceof Fetched.Gone ? removed() : changed(href);
    return switch (Put.verdict(connection.send(request))) {
      case Verdict.Done done -> removed();
      case Verdict.Gone gone -> removed();
      case Verdict.Changed changed -> changed(href);
      case Verdict.Unclear unclear -> new Step.Settled(put.unsettled(href, unclear));
      case Verdict.SameUid same ->
          refused(href, new Verdict.No(same.reason(), "delete it on the server", Lasts.A_DAY));
      case Verdict.No no -> refused(href, no);
    };
  }

  /** For versions that If-Match cannot hold: whether the resource still has that one. */
  private boolean isNow(Href href, Version version) throws RemoteException {
    return fetcher.get(href) instanceof Fetched.Found found
        && Etag.same(Etag.version(found.etag(), found.content()).value(), version.value());
  }

  private static Step removed() {
    return new Step.Settled(new Written.Removed());
  }

  private Step changed(Href href) {
    return Step.stale("has changed on the server: " + collection.where(href));
  }

  private Step refused(Href href, Verdict.No no) {
    var problem = new ItemProblem(collection.where(href), "", no.reason(), no.remedy());
    return new Step.Settled(new Written.Refused(problem, no.lasts()));
  }
}

package org.kalends.dav.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.RemoteException.LoginRefused;
import org.kalends.core.sync.RemoteException.RateLimited;
import org.kalends.core.sync.RemoteException.Unreachable;
import org.kalends.core.sync.Version;
import org.kalends.core.sync.Write;
import org.kalends.core.sync.Written;
import org.kalends.dav.wire.Href;
import org.kalends.ics.Document;
import org.kalends.ics.Item;

/** One batch of writes to a collection. */
final class Writing {
  private static final int NAMES = 3;
  private static final int BREAKS = 3;

  private final Connection connection;
  private final Collection collection;
  private final Fetcher fetcher;
  private final Parallel parallel;
  private final Upload upload;
  private final UidSearch search;
  private final AtomicInteger breaks = new AtomicInteger();
  private final AtomicReference<RemoteException> stop = new AtomicReference<>();

  Writing(Connection connection, Collection collection, Fetcher fetcher, Parallel parallel) {
    this.connection = connection;
    this.collection = collection;
    this.fetcher = fetcher;
    this.parallel = parallel;
    upload = new Upload(Quirks.of(collection.uri().getHost()));
    search = new UidSearch(connection, collection);
  }

  /** How far one write has come. */
  private sealed interface Step {
    record Settled(Written written) implements Step {}

    /** Sent and accepted; what the server made of it is still to be seen. */
    record Sent(String uid, Href href, Document document, Optional<String> etag) implements Step {}
  }

  List<Written> write(List<Write> writes) {
    try {
      var steps = parallel.map(writes, this::step);
      return readBack(steps);
    } catch (RemoteException e) {
      // only an interruption: each step keeps its own failures
      return writes.stream().<Written>map(w -> new Written.Unsettled(e)).toList();
    }
  }

  private Step step(Write write) {
    if (stop.get() != null) return new Step.Settled(new Written.Unsettled(stop.get()));
    try {
      var step =
          switch (write) {
            case Write.Create create -> create(create);
            case Write.Replace replace -> replace(replace);
            case Write.Delete delete -> new Step.Settled(delete(delete));
          };
      breaks.set(0);
      return step;
    } catch (RemoteException e) {
      boolean hopeless =
          e instanceof LoginRefused
              || e instanceof RateLimited
              || (e instanceof Unreachable && breaks.incrementAndGet() >= BREAKS);
      if (hopeless) stop.compareAndSet(null, e);
      return new Step.Settled(new Written.Unsettled(e));
    }
  }

  private Step create(Write.Create create) throws RemoteException {
    var name = ResourceName.of(create.uid());
    for (int attempt = 1; attempt <= NAMES; attempt++) {
      var href = new Href(collection.uri().getRawPath() + Href.segment(name));
      var step = put(create, href, create.document(), Optional.empty());
      if (step.isPresent()) return step.get();
      var there = fetcher.get(href);
      if (there instanceof Fetched.Found found
          && Resource.read(found, where(href)) instanceof Resource.Good good
          && good.held().uid().equals(create.uid()))
        return stale("is there already as " + where(href));
      name = ResourceName.other(create.uid(), attempt);
    }
    return refused(
        create.document(),
        where(collection.uri()),
        new Verdict.No("every name is taken", "look into the calendar on the server"));
  }

  private Step replace(Write.Replace replace) throws RemoteException {
    var href = Resource.href(replace.place());
    var unlike = unlike(href, replace.version());
    if (unlike.isPresent()) return unlike.get();
    return put(replace, href, replace.document(), Optional.of(replace.version()))
        .orElseGet(() -> stale("has changed on the server: " + where(href)));
  }

  /** Where If-Match cannot hold the version: whether the resource has another one now. */
  private Optional<Step> unlike(Href href, Version version) throws RemoteException {
    if (Etag.strong(version.value())) return Optional.empty();
    return switch (fetcher.get(href)) {
      case Fetched.Found found -> {
        var now = Etag.version(found.etag(), found.content()).value();
        yield Etag.same(now, version.value())
            ? Optional.empty()
            : Optional.of(stale("has changed on the server: " + where(href)));
      }
      case Fetched.Gone gone -> Optional.of(stale("is not there any more: " + where(href)));
      case Fetched.Failed failed -> Optional.of(stale(failed.reason() + ": " + where(href)));
    };
  }

  /** Empty for 412. */
  private Optional<Step> put(Write write, Href href, Document document, Optional<Version> version)
      throws RemoteException {
    var sent = upload.of(document);
    var bytes = sent.bytes();
    if (bytes.length > collection.largest())
      return Optional.of(
          refused(
              document,
              where(href),
              new Verdict.No(
                  "larger than the " + collection.largest() + " bytes that the server takes",
                  "make the item smaller")));
    var request = conditional(Request.put(href.against(collection.uri()), bytes), version);
    var answer = connection.send(request);
    return switch (verdict(answer)) {
      case Verdict.Done done ->
          Optional.of(
              new Step.Sent(
                  write.uid(),
                  place(href, answer),
                  sent,
                  answer.header("ETag").filter(e -> answer.status() != 207)));
      case Verdict.Changed changed -> Optional.empty();
      case Verdict.Gone gone when version.isPresent() ->
          Optional.of(stale("is not there any more: " + where(href)));
      case Verdict.Gone gone ->
          Optional.of(
              refused(
                  document,
                  where(href),
                  new Verdict.No(
                      "the server answered " + answer.status(),
                      "see whether the calendar is still there")));
      case Verdict.SameUid same -> Optional.of(taken(write.uid(), document, href, same));
      case Verdict.Unclear unclear -> Optional.of(unclear(href, unclear));
      case Verdict.No no -> Optional.of(refused(document, where(href), no));
    };
  }

  private Request conditional(Request request, Optional<Version> version) {
    if (version.isEmpty()) return request.with("If-None-Match", "*");
    var etag = version.get().value();
    return Etag.strong(etag) ? request.with("If-Match", etag) : request;
  }

  private Written delete(Write.Delete delete) throws RemoteException {
    var href = Resource.href(delete.place());
    var strong = Etag.strong(delete.version().value());
    if (!strong) {
      var now = fetcher.get(href);
      if (now instanceof Fetched.Gone) return new Written.Removed();
      var unlike = unlike(href, delete.version());
      if (unlike.isPresent() && unlike.get() instanceof Step.Settled settled)
        return settled.written();
    }
    var request = Request.delete(href.against(collection.uri()));
    var answer =
        connection.send(strong ? request.with("If-Match", delete.version().value()) : request);
    return switch (verdict(answer)) {
      case Verdict.Done done -> new Written.Removed();
      case Verdict.Gone gone -> new Written.Removed();
      case Verdict.Changed changed ->
          new Written.Stale("has changed on the server: " + where(href));
      case Verdict.SameUid same ->
          new Written.Refused(
              new ItemProblem(where(href), "", same.reason(), "delete it on the server"));
      case Verdict.Unclear unclear ->
          new Written.Unsettled(new Unreachable(where(href) + ": " + unclear.reason(), null));
      case Verdict.No no ->
          new Written.Refused(new ItemProblem(where(href), "", no.reason(), no.remedy()));
    };
  }

  /** Xandikos answers a PUT with 207 and says inside what became of it. */
  private static Verdict verdict(Answer answer) throws RemoteException {
    if (answer.status() != 207) return Verdict.of(answer, Optional.empty());
    return Verdict.of(answer, answer.multistatus().responses().stream().findFirst());
  }

  /** A server may store under another name and say so. */
  private Href place(Href asked, Answer answer) {
    return answer
        .header("Location")
        .map(Href::new)
        .filter(collection::holds)
        .map(href -> Href.of(href.against(collection.uri())))
        .filter(href -> !href.same(asked))
        .orElse(asked);
  }

  private Step taken(String uid, Document document, Href asked, Verdict.SameUid same)
      throws RemoteException {
    var existing = same.existing().filter(href -> !href.same(asked));
    if (existing.isEmpty()) existing = search.find(uid, document);
    if (existing.isPresent() && collection.holds(existing.get()))
      return stale("is there already as " + where(existing.get()));
    var elsewhere = existing.map(href -> ": " + where(href) + " in another calendar").orElse("");
    return refused(
        document,
        where(asked),
        new Verdict.No(
            same.reason() + elsewhere,
            existing.isPresent()
                ? "this server keeps a UID in one calendar only: move or delete that item first"
                : "look for it in the server's trash or in other calendars, and delete it there"));
  }

  private Step unclear(Href href, Verdict.Unclear unclear) {
    return new Step.Settled(
        new Written.Unsettled(
            new Unreachable(where(href) + ": " + unclear.reason() + "; try again later", null)));
  }

  private static Step stale(String reason) {
    return new Step.Settled(new Written.Stale(reason));
  }

  private static Step refused(Document document, String where, Verdict.No no) {
    var items = Item.in(document).items();
    var title = items.isEmpty() ? "" : items.getFirst().title();
    return new Step.Settled(
        new Written.Refused(new ItemProblem(where, title, no.reason(), no.remedy())));
  }

  /**
   * Asks what the server has made of what it was sent: Radicale and Xandikos rewrite although they
   * send an ETag, which RFC 4791 section 5.3.4 forbids, so no server is taken at its word.
   */
  private List<Written> readBack(List<Step> steps) {
    var sent = new ArrayList<Step.Sent>();
    for (var step : steps) if (step instanceof Step.Sent one) sent.add(one);
    List<Fetched> fetched = List.of();
    RemoteException broken = null;
    try {
      fetched = fetcher.fetch(sent.stream().map(Step.Sent::href).toList());
    } catch (RemoteException e) {
      broken = e;
    }
    var written = new ArrayList<Written>();
    int next = 0;
    for (var step : steps)
      written.add(
          switch (step) {
            case Step.Settled settled -> settled.written();
            case Step.Sent one ->
                broken == null ? stored(one, fetched.get(next++)) : unseen(one, broken);
          });
    return written;
  }

  private Written stored(Step.Sent sent, Fetched fetched) {
    boolean ours =
        fetched instanceof Fetched.Found found
            && sent.etag().filter(Etag::strong).stream()
                .allMatch(etag -> found.etag().filter(now -> Etag.same(now, etag)).isPresent());
    if (ours
        && Resource.read((Fetched.Found) fetched, where(sent.href())) instanceof Resource.Good good
        && good.held().uid().equals(sent.uid())) return new Written.Stored(good.held());
    // Changed by another in between, or not to be seen: what was sent is what is agreed on.
    return asSent(sent);
  }

  private static Written unseen(Step.Sent sent, RemoteException broken) {
    return sent.etag().isPresent() ? asSent(sent) : new Written.Unsettled(broken);
  }

  private static Written asSent(Step.Sent sent) {
    var version = Etag.version(sent.etag(), sent.document().bytes());
    var place = new Place(sent.href().value());
    return new Written.Stored(new Held(sent.uid(), place, version, sent.document()));
  }

  private String where(Href href) {
    return where(href.against(collection.uri()));
  }

  private static String where(URI uri) {
    return Address.plain(uri);
  }
}

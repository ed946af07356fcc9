package org.kalends.dav.client;

import java.util.Optional;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.RemoteException;
import org.kalends.core.sync.RemoteException.Unreachable;
import org.kalends.core.sync.Version;
import org.kalends.core.sync.Written;
import org.kalends.dav.wire.Href;
import org.kalends.ics.Document;
import org.kalends.ics.meaning.Meaning;

/** Sends single resources. */
final class Put {
  private final Connection connection;
  private final Collection collection;
  private final Upload upload;
  private final UidSearch search;

  Put(Connection connection, Collection collection) {
    this.connection = connection;
    this.collection = collection;
    upload = new Upload(Quirks.of(collection.uri()));
    search = new UidSearch(connection, collection);
  }

  /**
   * Stores a text under that address.
   *
   * @param version what must be there now; empty for nothing
   * @return empty where the server says that something else is there (412)
   */
  Optional<Step> put(String uid, Href href, Document document, Optional<Version> version)
      throws RemoteException {
    var sent = upload.of(document);
    var bytes = sent.bytes();
    if (bytes.length > collection.largest()) return Optional.of(tooLarge(document, href));
    var request = conditional(Request.put(href.against(collection.uri()), bytes), version);
    var answer = connection.send(request);
    return switch (verdict(answer)) {
      case Verdict.Done done ->
          Optional.of(new Step.Sent(uid, place(href, answer), sent, answer.header("ETag")));
      case Verdict.Changed changed when answer.resent() -> Optional.of(perhaps(uid, href, sent));
      case Verdict.Changed changed -> Optional.empty();
      case Verdict.Gone gone -> Optional.of(gone(document, href, version, answer));
      case Verdict.SameUid same -> Optional.of(taken(uid, document, href, same));
      case Verdict.Unclear unclear -> Optional.of(new Step.Settled(unsettled(href, unclear)));
      case Verdict.No no -> Optional.of(Step.refused(document, collection.where(href), no));
    };
  }

  /** The first answer was lost: what has changed the resource may be this very text. */
  private Step perhaps(String uid, Href href, Document sent) throws RemoteException {
    var now = connection.send(Request.get(href.against(collection.uri())));
    if (now.status() == 200
        && Meaning.of(Document.parse(now.body()).document()).equals(Meaning.of(sent)))
      return new Step.Sent(uid, href, sent, now.header("ETag"));
    return new Step.Settled(unsettled(href, new Verdict.Unclear("the connection broke")));
  }

  /** Xandikos answers a PUT with 207 and says inside what became of it. */
  static Verdict verdict(Answer answer) throws RemoteException {
    if (answer.status() != 207) return Verdict.of(answer, Optional.empty());
    return Verdict.of(answer, answer.multistatus().responses().stream().findFirst());
  }

  Written unsettled(Href href, Verdict.Unclear unclear) {
    return new Written.Unsettled(
        new Unreachable(
            collection.where(href) + ": " + unclear.reason() + "; try again later", null));
  }

  private static Request conditional(Request request, Optional<Version> version) {
    if (version.isEmpty()) return request.with("If-None-Match", "*");
    var etag = version.get().value();
    return Etag.strong(etag) ? request.with("If-Match", etag) : request;
  }

  private Step tooLarge(Document document, Href href) {
    var reason = "larger than the " + collection.largest() + " bytes that the server takes";
    return Step.refused(
        document,
        collection.where(href),
        new Verdict.No(reason, "make the item smaller", Lasts.WHILE_UNCHANGED));
  }

  private Step gone(Document document, Href href, Optional<Version> version, Answer answer) {
    if (version.isPresent()) return Step.stale("is not there any more: " + collection.where(href));
    var no =
        new Verdict.No(
            "the server answered " + answer.status() + answer.excerpt(),
            "see whether the calendar is still there",
            Lasts.A_RUN);
    return Step.refused(document, collection.where(href), no);
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

  /**
   * Another resource has the UID. One in this calendar is for the next read to find; one elsewhere
   * is for the person.
   */
  private Step taken(String uid, Document document, Href asked, Verdict.SameUid same)
      throws RemoteException {
    var existing = same.existing().filter(href -> !href.same(asked));
    if (existing.isEmpty()) existing = search.find(uid, document);
    if (existing.filter(collection::holds).isPresent())
      return Step.stale("is there already as " + collection.where(existing.get()));
    var elsewhere =
        existing.map(href -> ": " + collection.where(href) + " in another calendar").orElse("");
    var remedy =
        existing.isPresent()
            ? "this server keeps a UID in one calendar only: move or delete that item first"
            : "look for it in the server's trash and in other calendars, and delete it there";
    return Step.refused(
        document,
        collection.where(asked),
        new Verdict.No(same.reason() + elsewhere, remedy, Lasts.A_DAY));
  }
}

package org.kalends.dav.client;

import java.util.Locale;
import java.util.Optional;
import org.kalends.core.sync.Lasts;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/** What a server's answer to a PUT or DELETE means. */
sealed interface Verdict {
  record Done() implements Verdict {}

  /** 412: the resource is not in the state that was asked for. */
  record Changed() implements Verdict {}

  /** 404 or 410. */
  record Gone() implements Verdict {}

  /** Another resource has the UID. */
  record SameUid(Optional<Href> existing, String reason) implements Verdict {}

  /** It may be done or not: a gateway or an overloaded server answered. */
  record Unclear(String reason) implements Verdict {}

  record No(String reason, String remedy, Lasts lasts) implements Verdict {}

  static Verdict of(Answer answer, Optional<Response> inside) {
    var error = inside.isPresent() ? inside.get().error() : answer.error();
    int status = inside.isPresent() ? inner(inside.get()) : answer.status();
    var said = inside.map(Verdict::said).orElseGet(answer::excerpt);
    if (status / 100 == 2) return new Done();
    return conflict(status, error, said)
        .orElseGet(() ->
            switch (status) {
              case 412 -> refused(error) ? no(status, error, said) : new Changed();
              case 404, 410 -> new Gone();
              case 502, 504 -> new Unclear("the server answered " + status + said);
              default -> no(status, error, said);
            });
  }

  private static String said(Response response) {
    return Answer.quoted(response.description().orElse(""));
  }

  /** Xandikos answers 412 also where a precondition of RFC 4791 section 5.3.2.1 fails. */
  private static boolean refused(Optional<Element> error) {
    return error.stream()
        .flatMap(e -> e.children().stream())
        .anyMatch(condition -> condition.name().getNamespaceURI().equals(Names.CALDAV));
  }

  private static int inner(Response response) {
    return response
        .status()
        .orElseGet(() -> response.propstats().stream().mapToInt(p -> p.status()).max().orElse(200));
  }

  private static Optional<Verdict> conflict(int status, Optional<Element> error, String said) {
    var condition =
        error.flatMap(e ->
            e.child(Names.NO_UID_CONFLICT)
                .or(() -> e.child(Names.UNIQUE_SCHEDULING_OBJECT_RESOURCE)));
    // sabre/dav and Nextcloud say it in words only
    boolean words = status == 400 && said.toLowerCase(Locale.ROOT).contains("uid already exists");
    if (condition.isEmpty() && !words) return Optional.empty();
    var href = condition.flatMap(c -> c.textOf(Names.HREF)).map(Href::new);
    return Optional.of(
        new SameUid(href, "the server has an item with this UID already (" + status + ")" + said));
  }

  private static No no(int status, Optional<Element> error, String said) {
    var named =
        error
            .flatMap(e -> e.children().stream().findFirst())
            .map(e -> " (" + e.name().getLocalPart() + ")")
            .orElse("");
    var reason = "the server answered " + status + named + said;
    if (error.filter(e -> e.has(Names.NEED_PRIVILEGES)).isPresent())
      return new No(
          "the calendar is read-only for you: " + reason,
          "ask its owner for the right to write",
          Lasts.A_DAY);
    if (named.matches(" \\((valid|supported|max|min)-.*"))
      return new No(
          reason, "correct the item: the server does not take it as it is", Lasts.WHILE_UNCHANGED);
    return new No(
        reason,
        switch (status) {
          case 403 -> "see whether you may change this calendar on the server";
          case 405 -> "check that the address is a calendar";
          case 413, 507 -> "make the item smaller, or free space on the server";
          case 423 -> "somebody has locked it; try again later";
          case 500, 501 -> "the server failed on this item; try again later or look into its log";
          default -> "correct the item: the server does not take it as it is";
        },
        lasts(status));
  }

  /** Where no precondition is named; gateways answer 403, 409 and 507, too. */
  private static Lasts lasts(int status) {
    return switch (status) {
      case 400, 413, 415, 422 -> Lasts.WHILE_UNCHANGED;
      case 423, 425, 429 -> Lasts.A_RUN;
      case 507 -> Lasts.A_DAY;
      default -> status / 100 == 4 ? Lasts.A_DAY : Lasts.A_RUN;
    };
  }
}

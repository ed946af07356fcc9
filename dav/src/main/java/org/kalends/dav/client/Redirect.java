package org.kalends.dav.client;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.sync.RemoteException.BadAnswer;
import org.kalends.dav.wire.Href;

/** Where a request goes on to when the server says that the resource is elsewhere. */
final class Redirect {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  private Redirect() {}

  /**
   * The request to send instead; empty where the answer is no redirect. Method and body are kept:
   * RFC 9110 section 15.4 lets only POST change on 301 and 302, and a PROPFIND that became a GET
   * would be answered with a web page. Whether the target's origin may be asked at all, {@link
   * Origins} says.
   *
   * @throws BadAnswer where following would leave TLS, or take a change to another origin
   */
  static Optional<Request> of(Request request, Answer answer) throws BadAnswer {
    var location = answer.header("Location");
    if (!STATUSES.contains(answer.status()) || location.isEmpty()) return Optional.empty();
    var target = new Href(location.get()).against(request.uri());
    if (target.getHost() == null || !"http https".contains(String.valueOf(target.getScheme())))
      throw refused(request, target, "which is no address Kalends can ask");
    if (Origins.secure(request.uri()) && !Origins.secure(target))
      throw refused(request, target, "which is not encrypted");
    if (!request.safe() && !Origins.same(request.uri(), target))
      throw refused(request, target, "but changes are not sent elsewhere");
    return Optional.of(request.at(target));
  }

  private static BadAnswer refused(Request request, URI target, String why) {
    return new BadAnswer(
        "%s redirects to %s, %s; give the right address"
            .formatted(
                Address.plain(request.uri()),
                target.getHost() == null ? target.getScheme() : Address.plain(target),
                why),
        null);
  }
}

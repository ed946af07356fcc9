package org.kalends.dav.server;

/** OPTIONS: what this server can do (RFC 4918 10.1, RFC 4791 5.1). No locks, so no class 2. */
final class Options implements Method {
  @Override
  public Answer answer(Call call) {
    return Answer.of(200)
        .with("DAV", "1, 3, extended-mkcol, calendar-access")
        .with("Allow", Methods.allowed(call.target()));
  }
}

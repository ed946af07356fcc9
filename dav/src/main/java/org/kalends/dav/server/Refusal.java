package org.kalends.dav.server;

/** A request ends here with this answer; nothing was changed. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Answer answer;

  Refusal(Answer answer) {
    super("status " + answer.status(), null, false, false);
    this.answer = answer;
  }

  Refusal(int status, String sentence) {
    this(Answer.text(status, sentence));
  }

  Answer answer() {
    return answer;
  }
}

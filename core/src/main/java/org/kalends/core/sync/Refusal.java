package org.kalends.core.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.kalends.ics.Document;

/**
 * Something that a side does not take, and that it is not asked to take again as long as it would
 * be the same.
 *
 * @param digest of what was to be written, to the byte
 * @param problem why, in the words of the side, and what to do
 * @param at when it was last asked; empty before this is remembered
 */
public record Refusal(
    String uid, Side on, String digest, ItemProblem problem, Lasts lasts, Optional<Instant> at) {
  static Refusal of(Intent intent, ItemProblem problem, Lasts lasts) {
    Step.Change change = intent.change();
    return new Refusal(change.uid(), change.on(), digest(intent), problem, lasts, Optional.empty());
  }

  /** The same, remembered at that time. */
  public Refusal at(Instant time) {
    return new Refusal(uid, on, digest, problem, lasts, Optional.of(time));
  }

  /** Whether that is what was refused. */
  boolean isOf(Intent intent) {
    return intent.change().uid().equals(uid)
        && intent.change().on() == on
        && digest(intent).equals(digest);
  }

  /** Of the text to be written, or of the one to be deleted. */
  private static String digest(Intent intent) {
    Optional<Document> gone = intent.change().before().map(Held::document);
    String kind = intent.document().isPresent() ? "write\n" : "delete\n";
    byte[] text = intent.document().or(() -> gone).map(Document::bytes).orElse(new byte[0]);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(kind.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(sha.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

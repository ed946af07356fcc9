package org.kalends.cli.mirror;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Numbers;
import org.kalends.cli.terminal.Terminal;

/** Has somebody choose, and asks again until the answer is one. */
record Choosing(Terminal terminal) {
  /** Shows these with their numbers, and answers with the place of the one that was chosen. */
  int one(List<String> shown, String question) throws IOException {
    for (int i = 0; i < shown.size(); i++) {
      terminal.err("%3d  %s".formatted(i + 1, shown.get(i)));
    }
    while (true) {
      String answer = answer(question + " (number)");
      Optional<List<Integer>> numbers = Numbers.in(answer, shown.size());
      if (!answer.isBlank() && numbers.isPresent() && numbers.get().size() == 1) {
        return numbers.get().getFirst() - 1;
      }
      terminal.err("one number from 1 to " + shown.size());
    }
  }

  /** One of two words; nothing stands for the first. */
  String word(String question, String usual, String other) throws IOException {
    return text(
        "%s (%s, %s; nothing for %s)".formatted(question, usual, other, usual),
        usual,
        List.of(usual, other)::contains,
        usual + " or " + other);
  }

  /**
   * What somebody types; nothing stands for what is usual.
   *
   * @param rule what is said where it is not good
   */
  String text(String question, String usual, Predicate<String> good, String rule)
      throws IOException {
    while (true) {
      String answer = answer(question).strip();
      if (answer.isEmpty() || good.test(answer)) {
        return answer.isEmpty() ? usual : answer;
      }
      terminal.err(rule);
    }
  }

  private String answer(String question) throws IOException {
    return terminal
        .ask(question)
        .orElseThrow(() -> Failure.usage("the questions were not answered; nothing was done"));
  }
}

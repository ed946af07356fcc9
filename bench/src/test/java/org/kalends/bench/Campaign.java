package org.kalends.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the same trials to all, and judges what differs. */
final class Campaign implements AutoCloseable {
  /** How often a verdict was given, and where first. */
  record Tally(long times, Trial first) {
    Tally more() {
      return new Tally(times + 1, first);
    }
  }

  private static final Reference REFERENCE = new Reference(EnumSet.noneOf(Quirk.class));

  private final Expander ours = new Ours();
  private final Patient libRecur = new Patient(new LibRecur());
  private final Patient ical4j = new Patient(new Ical4j());
  private final Map<String, Tally> verdicts = new TreeMap<>();
  private final List<String> unjudged = new ArrayList<>();
  private long rules;
  private long differences;

  void run(Trial trial) {
    rules++;
    Answer right = REFERENCE.answer(trial);
    Answer own = ours.answer(trial);
    if (!own.equals(right)) {
      differences++;
      unjudged.add(text("Kalends differs from the reference", trial, own, right));
    }
    compare(Known.Library.LIB_RECUR, libRecur, trial, right);
    compare(Known.Library.ICAL4J, ical4j, trial, right);
  }

  private void compare(Known.Library library, Expander expander, Trial trial, Answer right) {
    Answer answer = expander.answer(trial);
    if (answer.equals(right)) {
      return;
    }
    differences++;
    Verdict verdict = new Judge(library).of(trial, answer);
    verdicts.merge(
        library.title() + ' ' + verdict, new Tally(1, trial), (tally, one) -> tally.more());
    if (verdict instanceof Verdict.Unjudged) {
      unjudged.add(text(library.title() + " differs", trial, answer, right));
    }
  }

  private static String text(String what, Trial trial, Answer answer, Answer right) {
    return what
        + "\n  "
        + trial
        + "\n  gives   "
        + text(trial, answer)
        + "\n  for     "
        + text(trial, right);
  }

  private static String text(Trial trial, Answer answer) {
    return switch (answer) {
      case Answer.Times times ->
          times.seconds().stream().map(trial.start()::text).toList().toString();
      case Answer.Refused refused -> refused.why();
      case Answer.Late late -> "nothing in time";
    };
  }

  long rules() {
    return rules;
  }

  long differences() {
    return differences;
  }

  /** Each with what was expected. */
  List<String> unjudged() {
    return List.copyOf(unjudged);
  }

  /** By library and reason. */
  Map<String, Tally> verdicts() {
    return Map.copyOf(verdicts);
  }

  @Override
  public void close() {
    libRecur.close();
    ical4j.close();
  }
}

package org.kalends.ics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds the tree of one stream. Whatever it meets has its place in the tree. */
final class TreeReader {
  private static final int MOST_PROBLEMS = 1_000;

  private final byte[] text;
  private final Limits limits;
  private final Lines lines;
  private final List<Node> top = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private boolean saidUndecodable;
  private boolean saidControls;

  /** A component whose END is still to come. */
  private record Open(String name, Source begin, List<Node> nodes) {}

  TreeReader(byte[] text, Limits limits) {
    this.text = text;
    this.limits = limits;
    this.lines = new Lines(text);
  }

  Parsed read() {
    if (text.length > limits.bytes()) {
      return unread("larger than " + limits.bytes() + " bytes; nothing in it was read");
    }
    if (Encoding.isUtf16(text)) {
      return unread("UTF-16, not UTF-8; nothing in it was read: save it as UTF-8");
    }
    while (next()) {
      line();
    }
    while (!open.isEmpty()) {
      closeWithoutEnd();
    }
    problems.sort(Comparator.comparingInt(Problem::line));
    return new Parsed(new Document(top, lines.usual()), List.copyOf(problems));
  }

  private Parsed unread(String why) {
    Oddment all = new Oddment(new Source(text, 0, text.length, 1));
    return new Parsed(new Document(List.of(all), LineEnd.CRLF), List.of(new Problem(0, why)));
  }

  private boolean next() {
    while (lines.atMark()) {
      add(new Oddment(lines.mark()));
    }
    return lines.next();
  }

  private void line() {
    checkCharacters();
    Shape shape = lines.shape();
    if (lines.size() > limits.lineBytes()) {
      odd("line longer than " + limits.lineBytes() + " bytes; kept, but not read");
    } else if (shape.blank()) {
      add(new Oddment(lines.source()));
    } else if (shape.colon() < 0) {
      odd("line without a colon; kept, but not read");
    } else if (!shape.hasName()) {
      odd("line that does not start with a property name; kept, but not read");
    } else {
      contentLine(shape);
    }
  }

  private void contentLine(Shape shape) {
    if (shape.quoteOpen()) {
      problem("quote that is never closed; read up to the first colon");
    }
    String name = names.computeIfAbsent(shape.name(), each -> each);
    switch (name) {
      case "BEGIN" -> begin(componentName(shape));
      case "END" -> end(componentName(shape));
      default -> add(new Property(lines.source(), name));
    }
  }

  private String componentName(Shape shape) {
    return lines.whole(shape).value().strip().toUpperCase(Locale.ROOT);
  }

  private void begin(String name) {
    closeWhatExcludes(name);
    if (name.isEmpty()) {
      odd("BEGIN without a name; kept, but not read");
    } else if (open.size() >= limits.depth()) {
      tooDeep();
    } else {
      open.push(new Open(name, lines.source(), new ArrayList<>()));
    }
  }

  private void closeWhatExcludes(String name) {
    while (isExcluded(name)) {
      closeWithoutEnd();
    }
  }

  private boolean isExcluded(String name) {
    for (Open outer : open) {
      if (Nesting.excludes(outer.name(), name)) {
        return true;
      }
    }
    return false;
  }

  /** Keeps everything up to the END of what is too deep as one piece. */
  private void tooDeep() {
    problem("more than " + limits.depth() + " components inside each other; kept, but not read");
    Source first = lines.source();
    int depth = 1;
    while (depth > 0 && lines.next()) {
      Shape shape = lines.shape();
      if (shape.colon() >= 0) {
        depth += depthChange(shape.name());
      }
    }
    add(new Oddment(lines.since(first)));
  }

  private static int depthChange(String name) {
    return switch (name) {
      case "BEGIN" -> 1;
      case "END" -> -1;
      default -> 0;
    };
  }

  private void end(String name) {
    if (open.stream().noneMatch(o -> o.name().equals(name))) {
      odd("END:" + shortened(name) + " that closes nothing; kept, but not read");
      return;
    }
    while (!open.element().name().equals(name)) {
      closeWithoutEnd();
    }
    close(lines.source());
  }

  private void closeWithoutEnd() {
    Open unclosed = open.element();
    String name = shortened(unclosed.name());
    problem(unclosed.begin().line(), "BEGIN:" + name + " without END:" + name);
    close(Source.NONE);
  }

  private void close(Source end) {
    Open closed = open.pop();
    add(new Component(closed.name(), closed.begin(), end, closed.nodes()));
  }

  private void add(Node node) {
    (open.isEmpty() ? top : open.element().nodes()).add(node);
  }

  private void odd(String why) {
    problem(why);
    add(new Oddment(lines.source()));
  }

  private void problem(String message) {
    problem(lines.line(), message);
  }

  private void problem(int line, String message) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Problem(line, message));
    } else if (problems.size() == MOST_PROBLEMS) {
      problems.add(new Problem(line, "and more; only the first " + MOST_PROBLEMS + " are named"));
    }
  }

  private static String shortened(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "…";
  }

  /** Said once a document: a file in another encoding has such bytes all over. */
  private void checkCharacters() {
    if (lines.controls() && !saidControls) {
      saidControls = true;
      problem("control character; kept, but other programs may refuse it");
    }
    if (!lines.ascii() && !saidUndecodable && !Encoding.isUtf8(lines.source().unfolded())) {
      saidUndecodable = true;
      problem("bytes that are not UTF-8; kept, but shown as \uFFFD");
    }
  }
}

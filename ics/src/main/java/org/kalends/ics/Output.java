package org.kalends.ics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Writes nodes: source bytes where there are some, else new lines, folded (RFC 5545 3.1). */
final class Output {
  private static final int LINE = 75;

  private final LineEnd lineEnd;
  private final ByteArrayOutputStream done = new ByteArrayOutputStream(0);
  // Bytes of one source that follow each other are copied in one go.
  private Source run = Source.NONE;
  private boolean lineOpen;

  Output(LineEnd lineEnd) {
    this.lineEnd = lineEnd;
  }

  Output nodes(List<? extends Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      node(nodes.get(i));
      if (i + 1 < nodes.size() && swallows(nodes.get(i), nodes.get(i + 1))) {
        end((Component) nodes.get(i));
      }
    }
    return this;
  }

  private static boolean swallows(Node node, Node next) {
    return node instanceof Component open
        && open.unclosed()
        && !(next instanceof Component after && Nesting.excludes(open.name(), after.name()));
  }

  private void node(Node node) {
    switch (node) {
      case Component component -> component(component);
      case Property property -> line(property.source(), property::toString);
      case Oddment oddment -> source(oddment.source());
    }
  }

  private void component(Component component) {
    line(component.begin(), () -> "BEGIN:" + component.name());
    nodes(component.nodes());
    if (!component.unclosed()) {
      end(component);
    }
  }

  private void end(Component component) {
    endInside(component, component.name());
    line(component.end(), () -> "END:" + component.name());
  }

  /** An END closes the innermost of its name, so those inside that lack theirs need one first. */
  private void endInside(Component component, String name) {
    if (!component.nodes().isEmpty()
        && component.nodes().getLast() instanceof Component last
        && last.unclosed()) {
      endInside(last, name);
      if (last.name().equals(name)) {
        line("END:" + name);
      }
    }
  }

  private void line(Source read, Supplier<String> made) {
    if (read.isNone()) {
      line(made.get());
    } else {
      source(read);
    }
  }

  private void source(Source source) {
    endLine();
    if (run.isFollowedBy(source)) {
      run = new Source(run.text(), run.from(), source.to(), 0);
    } else {
      flush();
      run = done.size() == 0 ? source : source.unindented();
    }
    lineOpen = !source.endsLine() && !source.isMark();
  }

  private void line(String text) {
    endLine();
    flush();
    byte[] line = text.getBytes(StandardCharsets.UTF_8);
    int from = 0;
    int to = foldBefore(line, LINE);
    while (to < line.length) {
      done.write(line, from, to - from);
      done.writeBytes(lineEnd.bytes());
      done.write(' ');
      from = to;
      to = foldBefore(line, from + LINE - 1);
    }
    done.write(line, from, line.length - from);
    done.writeBytes(lineEnd.bytes());
    lineOpen = false;
  }

  /** The last place up to there that is not inside a character. */
  private static int foldBefore(byte[] line, int at) {
    if (at >= line.length) {
      return line.length;
    }
    int place = at;
    while ((line[place] & 0xC0) == 0x80) {
      place--;
    }
    return place;
  }

  private void endLine() {
    if (lineOpen) {
      flush();
      done.writeBytes(lineEnd.bytes());
      lineOpen = false;
    }
  }

  private void flush() {
    done.write(run.text(), run.from(), run.to() - run.from());
    run = Source.NONE;
  }

  byte[] bytes() {
    if (done.size() == 0) {
      return Arrays.copyOfRange(run.text(), run.from(), run.to());
    }
    flush();
    return done.toByteArray();
  }
}

package org.kalends.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fixtures torn, spliced and scribbled on. More rounds with {@code -Dfuzz.rounds=N}. */
class MutationTest {
  private static final String TELLING = "\r\n \t:;=\",\\^BEGINDVCALR\0";

  private static final Property PROBE = Property.text("X-PROBE", "a\nb");
  private static final Component NEW = Component.of("X-NEW", List.of(PROBE));

  private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<byte[]> fixtures = Fixtures.names().stream().map(Fixtures::bytes).toList();

  @Test
  void whateverIsReadIsWrittenAsItWas() {
    int rounds = Integer.getInteger("fuzz.rounds", 5_000);
    for (int round = 0; round < rounds; round++) {
      byte[] bytes = mutated();
      String where = "fuzz.seed %d, round %d".formatted(seed, round);
      Document document = parse(bytes, where).document();

      assertThat(document.bytes()).as(where).isEqualTo(bytes);
      if (!Encoding.isUtf16(bytes)) {
        assertReadBack(document.withNodes(edited(document.nodes())), where);
      }
    }
  }

  private static Parsed parse(byte[] bytes, String where) {
    try {
      return Document.parse(bytes);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(where, e);
    }
  }

  private static void assertReadBack(Document edited, String where) {
    byte[] bytes = edited.bytes();
    if (!Encoding.isUtf16(bytes)) {
      List<String> after = outline(parse(bytes, where).document().nodes());
      assertThat(after).as(where).isEqualTo(outline(edited.nodes()));
    }
  }

  /** Everything but lines that are none, in order. */
  private static List<String> outline(List<? extends Node> nodes) {
    List<String> outline = new ArrayList<>();
    for (Node node : nodes) {
      switch (node) {
        case Component component -> {
          outline.add("BEGIN:" + component.name());
          outline.addAll(outline(component.nodes()));
          outline.add("END:" + component.name());
        }
        case Property property -> outline.add(property.toString());
        case Oddment oddment -> {}
      }
    }
    return outline;
  }

  /** Properties and components added, changed and removed at all depths. */
  private List<Node> edited(List<? extends Node> nodes) {
    List<Node> edited = new ArrayList<>();
    for (Node node : nodes) {
      if (random.nextInt(6) == 0) {
        edited.add(random.nextBoolean() ? PROBE : NEW);
      }
      switch (node) {
        case Component component when random.nextInt(8) > 0 -> edited.add(edited(component));
        case Property property when random.nextInt(8) > 0 -> edited.add(property);
        case Component removed -> {}
        case Property removed -> {}
        case Oddment oddment -> edited.add(oddment);
      }
    }
    return edited;
  }

  private Component edited(Component component) {
    Component edited = component.withNodes(edited(component.nodes()));
    return random.nextBoolean() ? edited.with(PROBE) : edited;
  }

  private byte[] mutated() {
    byte[] bytes = any();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = mutate(bytes);
    }
    return bytes;
  }

  private byte[] mutate(byte[] bytes) {
    return switch (random.nextInt(5)) {
      case 0 -> scribbled(bytes);
      case 1 -> Arrays.copyOf(bytes, at(bytes));
      case 2 -> spliced(bytes, at(bytes), any());
      case 3 -> spliced(bytes, at(bytes), Arrays.copyOfRange(bytes, at(bytes), bytes.length));
      default -> spliced(bytes, at(bytes), new byte[] {oneByte()});
    };
  }

  private byte[] any() {
    return fixtures.get(random.nextInt(fixtures.size()));
  }

  private int at(byte[] bytes) {
    return random.nextInt(bytes.length + 1);
  }

  private byte oneByte() {
    return random.nextBoolean()
        ? (byte) TELLING.charAt(random.nextInt(TELLING.length()))
        : (byte) random.nextInt(256);
  }

  private byte[] scribbled(byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int i = changed.length == 0 ? 0 : random.nextInt(8); i > 0; i--) {
      changed[random.nextInt(changed.length)] = oneByte();
    }
    return changed;
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] other) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(other);
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }
}

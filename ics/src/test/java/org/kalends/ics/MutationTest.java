package org.kalends.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fixtures torn, spliced and scribbled on. More rounds with {@code -Dfuzz.rounds=N}. */
class MutationTest {
  private static final String TELLING = "\r\n \t:;=\",\\^BEGINDVCALR\0";

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
      assertThat(edited(document, where)).as(where).isNotEmpty();
    }
  }

  private static Parsed parse(byte[] bytes, String where) {
    try {
      return Document.parse(bytes);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(where, e);
    }
  }

  /** What is written after an edit has the edited property where it was put. */
  private static String edited(Document document, String where) {
    List<Node> edited = document.nodes().stream().map(MutationTest::marked).toList();
    byte[] bytes = document.withNodes(edited).bytes();
    List<Node> read = parse(bytes, where).document().nodes();
    assertThat(read.stream().filter(MutationTest::isMarked).count())
        .as(where)
        .isEqualTo(edited.stream().filter(MutationTest::isMarked).count());
    return where;
  }

  private static Node marked(Node node) {
    return switch (node) {
      case Component component -> component.with(Property.text("X-PROBE", "a\nb"));
      case Property property -> property;
      case Oddment oddment -> oddment;
    };
  }

  private static boolean isMarked(Node node) {
    return node instanceof Component component
        && component.text("X-PROBE").equals(java.util.Optional.of("a\nb"));
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

package org.kalends.testkit.campaign;

import java.util.List;
import java.util.Optional;
import org.kalends.testkit.Choices;

/** One history, from an empty scene to rest. */
final class History {
  private final Script script;
  private final Broken broken;
  private final Story story;

  private History(Script script, Broken broken, Story story) {
    this.broken = broken;
    this.script = script;
    this.story = story;
  }

  /** The law that the history breaks, if it breaks one. */
  static Optional<Violation> violation(Script script, Broken broken) {
    return new History(script, broken, new Story(false)).run();
  }

  /** The history in readable lines; the last is the law that it breaks, if it breaks one. */
  static List<String> told(Script script, Broken broken) {
    Story story = new Story(true);
    new History(script, broken, story).run().ifPresent(law -> story.tell(law::getMessage));
    return story.lines();
  }

  private Optional<Violation> run() {
    try (Scene scene = new Scene(script.scene(), story, broken)) {
      Events events = new Events(scene, story);
      for (Choices choices : script.events()) {
        events.happen(choices);
      }
      story.tell(() -> "all goes well from here on");
      new Rest(scene).come();
      return Optional.empty();
    } catch (Violation e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      Violation broken = new Violation("broken down: " + e);
      broken.initCause(e);
      return Optional.of(broken);
    }
  }
}

package org.kalends.cli.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kalends.core.ledger.History;
import org.kalends.core.merge.Disagreement;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Refusal;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Step;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.meaning.Difference;
import org.kalends.ics.meaning.Meaning;

/**
 * One step as people and programs are shown it.
 *
 * @param day on which the item begins, as written
 * @param on the side that is or would be changed; empty where it is both
 * @param differences what becomes of the item on that side; where it is both, from here to there
 * @param disagreements what a conflict is about
 * @param reason why it is not done, where it is not
 * @param refusal what the side has said to the same before, where it is not done for that
 */
public record Entry(
    Kind kind,
    String uid,
    String title,
    Optional<LocalDate> day,
    boolean repeats,
    Optional<Side> on,
    List<Difference> differences,
    List<Disagreement> disagreements,
    Optional<Step.Reason> reason,
    Optional<Refusal> refusal) {

  /** In the order in which the items begin. */
  public static final Comparator<Entry> BY_DAY =
      Comparator.comparing((Entry entry) -> entry.day().orElse(LocalDate.MIN))
          .thenComparing(Entry::title)
          .thenComparing(Entry::uid);

  /** What people want to know first. */
  private static final List<String> FIRST = List.of("SUMMARY", "DTSTART", "DTEND", "LOCATION");

  /** What happens to the item. */
  public enum Kind {
    NEW,
    CHANGED,
    /** Changed on both sides; each gets what the other did. */
    MERGED,
    DELETED,
    DOUBLED,
    CONFLICT
  }

  /**
   * The entries for a step: two of a merge, one for each side; none of a step that only remembers
   * something.
   */
  public static List<Entry> of(Step step) {
    return switch (step) {
      case Step.Change change -> List.of(of(change, Optional.empty()));
      case Step.Merge merge ->
          List.of(
              of(merge.patch(Side.RIGHT), Optional.empty()),
              of(merge.patch(Side.LEFT), Optional.empty()));
      case Step.Parked parked -> List.of(of(parked.change(), Optional.of(parked.reason())));
      case Step.Withheld(var change, var refusal) ->
          List.of(of(change, Optional.empty()).withheld(refusal));
      case Step.Conflict conflict -> List.of(of(conflict));
      case Step.Fork(Step.Replace original, String uid, Document copy) ->
          List.of(open(Kind.DOUBLED, original.target(), original.source(), List.of()));
      case Step.Bookkeeping bookkeeping -> List.of();
    };
  }

  /** What was done once. */
  public static Entry of(History.Entry past) {
    Optional<Document> shown = past.after().or(past::before);
    Optional<Component> first = shown.flatMap(Entry::first);
    return new Entry(
        kind(past.action()),
        past.uid(),
        past.title(),
        day(first),
        first.filter(Item::repeats).isPresent(),
        past.side(),
        past.before().isPresent() && past.after().isPresent()
            ? differences(past.before().get(), past.after().get())
            : List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  public static Kind kind(History.Action action) {
    return switch (action) {
      case CREATED -> Kind.NEW;
      case REPLACED -> Kind.CHANGED;
      case DELETED, FORGOTTEN -> Kind.DELETED;
    };
  }

  private static Entry of(Step.Change change, Optional<Step.Reason> reason) {
    return switch (change) {
      case Step.Create create -> of(Kind.NEW, create.source(), create.on(), List.of(), reason);
      case Step.Replace replace ->
          of(
              Kind.CHANGED,
              replace.source(),
              replace.on(),
              differences(replace.target(), replace.source()),
              reason);
      case Step.Delete delete -> of(Kind.DELETED, delete.target(), delete.on(), List.of(), reason);
      case Step.Restore restore -> of(restore, reason);
      case Step.Patch patch ->
          of(
              Kind.MERGED,
              patch.target(),
              patch.on(),
              differences(patch.target().document(), patch.document()),
              reason);
    };
  }

  private static Entry of(Step.Restore restore, Optional<Step.Reason> reason) {
    Optional<Document> before = restore.before().map(Held::document);
    Optional<Component> first = restore.text().or(() -> before).flatMap(Entry::first);
    return new Entry(
        restore.deletes() ? Kind.DELETED : before.isPresent() ? Kind.CHANGED : Kind.NEW,
        restore.uid(),
        restore.title(),
        day(first),
        first.filter(Item::repeats).isPresent(),
        Optional.of(restore.on()),
        restore.text().isPresent() && before.isPresent()
            ? differences(before.get(), restore.text().get())
            : List.of(),
        List.of(),
        reason,
        Optional.empty());
  }

  private static Entry of(
      Kind kind, Held held, Side on, List<Difference> differences, Optional<Step.Reason> reason) {
    Optional<Component> first = first(held.document());
    return new Entry(
        kind,
        held.uid(),
        held.title(),
        day(first),
        first.filter(Item::repeats).isPresent(),
        Optional.of(on),
        differences,
        List.of(),
        reason,
        Optional.empty());
  }

  private Entry withheld(Refusal by) {
    return new Entry(
        kind, uid, title, day, repeats, on, differences, disagreements, reason, Optional.of(by));
  }

  public static Entry of(Step.Conflict conflict) {
    return open(Kind.CONFLICT, conflict.left(), conflict.right(), conflict.disagreements());
  }

  private static Entry open(Kind kind, Held here, Held there, List<Disagreement> disagreements) {
    Optional<Component> first = first(here.document());
    return new Entry(
        kind,
        here.uid(),
        here.title(),
        day(first),
        first.filter(Item::repeats).isPresent(),
        Optional.empty(),
        differences(here, there),
        disagreements,
        Optional.empty(),
        Optional.empty());
  }

  private static List<Difference> differences(Held before, Held after) {
    return differences(before.document(), after.document());
  }

  public static List<Difference> differences(Document before, Document after) {
    return Meaning.differences(before, after).stream()
        .sorted(
            Comparator.comparing((Difference d) -> d.instance().isPresent())
                .thenComparing(d -> d.instance().map(When::value).orElse(""))
                .thenComparingInt(
                    d -> FIRST.contains(d.name()) ? FIRST.indexOf(d.name()) : FIRST.size()))
        .toList();
  }

  private static Optional<Component> first(Document document) {
    return Item.in(document).items().stream()
        .flatMap(item -> item.components().stream())
        .findFirst();
  }

  private static Optional<LocalDate> day(Optional<Component> component) {
    return component
        .flatMap(c -> c.property("DTSTART").or(() -> c.property("DUE")))
        .flatMap(When::of)
        .map(When::date);
  }
}

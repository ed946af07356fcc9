package org.kalends.core.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kalends.ics.Component;

/** The merge of one master or override. */
record Join(Strand left, Strand right, Merge.Word word, Contents.Key key) {
  Joined joined() {
    Optional<Said> onLeft = left.says(key);
    Optional<Said> onRight = right.says(key);
    if (onLeft.isPresent() && onRight.isPresent()) {
      return both(onLeft.get(), onRight.get());
    }
    return onLeft.isPresent() ? one(Merge.Favour.LEFT) : one(Merge.Favour.RIGHT).turned();
  }

  /** On one side only: new there, gone from the other, or never told to the other. */
  private Joined one(Merge.Favour holder) {
    Strand has = holder == Merge.Favour.LEFT ? left : right;
    Strand lacks = holder == Merge.Favour.LEFT ? right : left;
    Optional<Component> component = has.is(key);
    boolean edited = has.edited(key);
    if (!lacks.went(key)) {
      return Joined.of(component, component.filter(any -> edited));
    }
    if (!edited || !isMaster()) {
      Optional<Component> kept = component.filter(any -> edited);
      return Joined.of(kept, kept);
    }
    Disagreement disagreement = disagreement(holder, has, lacks);
    return word.on(disagreement)
        .map(favour -> component.filter(any -> favour == holder))
        .map(kept -> Joined.of(kept, kept))
        .orElseGet(() -> Joined.of(disagreement));
  }

  private boolean isMaster() {
    return key.id().recurrenceId().isEmpty();
  }

  private Disagreement disagreement(Merge.Favour holder, Strand has, Strand lacks) {
    Optional<String> title = has.says(key).map(Said::title);
    return new Disagreement(
        key.id(),
        key.name(),
        Optional.of(lacks.said(key).title()),
        title.filter(any -> holder == Merge.Favour.LEFT),
        title.filter(any -> holder == Merge.Favour.RIGHT));
  }

  private Joined both(Said onLeft, Said onRight) {
    Set<Slot> fromLeft = onLeft.changedSince(left.said(key));
    Set<Slot> fromRight = onRight.changedSince(right.said(key));
    overrule(fromLeft, onLeft, fromRight, onRight, right);
    overrule(fromRight, onRight, fromLeft, onLeft, left);
    List<Disagreement> disagreements = new ArrayList<>();
    for (String group : groups(fromLeft)) {
      Set<Slot> byLeft = in(group, fromLeft);
      Set<Slot> byRight = in(group, fromRight);
      if (!agree(byLeft, onLeft, byRight, onRight)) {
        Disagreement disagreement = disagreement(union(byLeft, byRight), onLeft, onRight);
        switch (word.on(disagreement).orElse(null)) {
          case LEFT -> takeOver(byRight, fromRight, fromLeft);
          case RIGHT -> takeOver(byLeft, fromLeft, fromRight);
          case null -> disagreements.add(disagreement);
        }
      }
    }
    return new Joined(
        Optional.of(Patch.of(onLeft, fromRight, onRight)),
        Optional.of(Patch.of(onRight, fromLeft, onLeft)),
        disagreements);
  }

  private static void takeOver(Set<Slot> slots, Set<Slot> loser, Set<Slot> winner) {
    loser.removeAll(slots);
    winner.addAll(slots);
  }

  /**
   * An occurrence that one side has excluded and the other has edited is not excluded, also where
   * the edit was to make it again what the series says.
   */
  private void overrule(
      Set<Slot> deleter, Said deleted, Set<Slot> editor, Said edited, Strand edits) {
    Set<Slot> overruled =
        deleter.stream()
            .filter(slot -> slot.name().equals("EXDATE") && deleted.in(slot).isPresent())
            .filter(slot ->
                edits.editsOccurrence(key.name(), slot.element())
                    || (edited.in(slot).isEmpty()
                        && edits.resetsOccurrence(key.name(), slot.element())))
            .collect(Collectors.toSet());
    deleter.removeAll(overruled);
    editor.addAll(overruled);
  }

  private static Set<String> groups(Set<Slot> slots) {
    return slots.stream().map(Slot::group).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<Slot> in(String group, Set<Slot> slots) {
    return slots.stream()
        .filter(slot -> slot.group().equals(group))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** One side did nothing there, or nothing but what the other side did too. */
  private static boolean agree(Set<Slot> byLeft, Said onLeft, Set<Slot> byRight, Said onRight) {
    return (byLeft.containsAll(byRight) || byRight.containsAll(byLeft))
        && byLeft.stream()
            .filter(byRight::contains)
            .allMatch(slot -> onLeft.says(slot, onRight.in(slot)));
  }

  /** In an order that is the same from either side. */
  private static Set<Slot> union(Set<Slot> some, Set<Slot> others) {
    Set<Slot> union = new TreeSet<>(Comparator.comparing(Slot::name).thenComparing(Slot::element));
    union.addAll(some);
    union.addAll(others);
    return union;
  }

  private Disagreement disagreement(Set<Slot> slots, Said onLeft, Said onRight) {
    return new Disagreement(
        key.id(),
        slots.iterator().next().heading(),
        left.said(key).readable(slots),
        onLeft.readable(slots),
        onRight.readable(slots));
  }
}

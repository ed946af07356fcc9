package org.kalends.core.merge;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrences;

/**
 * An occurrence that one side has edited and that the other side's new times or rule do not have
 * any more: the series was cut, split or changed under it.
 */
record Orphan(Contents.Key key, Merge.Favour editor, Disagreement disagreement) {
  static List<Orphan> of(Strand left, Strand right) {
    return Stream.concat(
            edited(left, right).map(key -> of(key, left, Merge.Favour.LEFT)),
            edited(right, left).map(key -> of(key, right, Merge.Favour.RIGHT)))
        .toList();
  }

  private static Stream<Contents.Key> edited(Strand editor, Strand other) {
    return editor.now().components().keySet().stream()
        .filter(key -> key.id().recurrenceId().isPresent())
        .filter(key -> other.is(key).isEmpty() && editor.edited(key))
        .filter(key -> occurs(key, editor, editor.base()) && !occurs(key, editor, other.now()));
  }

  /** Whether the series in that text has it; what has no series has any. */
  private static boolean occurs(Contents.Key key, Strand editor, Contents text) {
    Optional<When> id =
        editor.is(key).flatMap(one -> one.property("RECURRENCE-ID")).flatMap(When::of);
    return id.isEmpty()
        || text.master(key)
            .map(master -> occurrences(key, master, text).at(id.get()).isPresent())
            .orElse(true);
  }

  private static Occurrences occurrences(Contents.Key key, Component master, Contents text) {
    Component all = master.without("EXDATE").without("EXRULE");
    return Occurrences.of(
        new Item(
            key.id().uid(),
            key.name(),
            Optional.of(all),
            List.of(),
            List.of(),
            List.copyOf(text.zones().values())),
        ZoneOffset.UTC);
  }

  private static Orphan of(Contents.Key key, Strand edits, Merge.Favour editor) {
    Optional<String> title = edits.says(key).map(Said::title);
    return new Orphan(
        key,
        editor,
        new Disagreement(
            key.id(),
            "RECURRENCE-ID",
            Optional.of(edits.said(key).title()),
            title.filter(any -> editor == Merge.Favour.LEFT),
            title.filter(any -> editor == Merge.Favour.RIGHT)));
  }
}

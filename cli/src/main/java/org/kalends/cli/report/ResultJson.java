package org.kalends.cli.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kalends.core.merge.Disagreement;
import org.kalends.core.sync.ItemProblem;
import org.kalends.core.sync.Lasts;
import org.kalends.core.sync.NotKept;
import org.kalends.core.sync.Outcome;
import org.kalends.core.sync.Refusal;
import org.kalends.core.sync.Step;
import org.kalends.ics.meaning.Difference;

/** The same as {@link ResultView}, for programs; docs/json.md describes it. */
public final class ResultJson {
  private final JsonWriter json;
  private final Terms terms;

  private ResultJson(JsonWriter json, Terms terms) {
    this.json = json;
    this.terms = terms;
  }

  public static void write(PrintWriter out, Terms terms, List<Result> results) {
    Json.write(
        out,
        json -> {
          json.beginObject().name(terms.many()).beginArray();
          for (Result result : results) {
            new ResultJson(json, terms).write(result);
          }
          json.endArray().endObject();
        });
  }

  private void write(Result result) throws IOException {
    json.beginObject();
    Json.field(json, terms.one(), result.calendar());
    switch (result) {
      case Result.Planned planned -> {
        json.name("items").beginArray();
        for (Step step : planned.plan().steps()) {
          due(step);
        }
        json.endArray();
      }
      case Result.Ran ran -> {
        json.name("items").beginArray();
        for (Outcome outcome : ran.report().outcomes()) {
          item(outcome.step(), name(outcome), reason(outcome));
        }
        json.endArray();
        Json.field(json, "error", ran.report().stopped().map(Messages::of));
        notKept(ran.report().notKept());
      }
      case Result.Kept kept -> json.name("items").beginArray().endArray();
      case Result.Broken broken -> Json.field(json, "error", broken.reason());
    }
    problems(json, result.problems());
    json.endObject();
  }

  private void notKept(List<NotKept> lost) throws IOException {
    if (lost.isEmpty()) {
      return;
    }
    json.name("notKept").beginArray();
    for (NotKept one : lost) {
      json.beginObject();
      Json.field(json, "side", terms.side(one.on()));
      Json.field(json, "property", one.property());
      json.name("items").value(one.items());
      Json.field(json, "example", one.example());
      json.endObject();
    }
    json.endArray();
  }

  /** What a sync of a calendar would do with an item. */
  public static void due(JsonWriter json, Step step) throws IOException {
    new ResultJson(json, Terms.CALENDAR).due(step);
  }

  private void due(Step step) throws IOException {
    item(step, step instanceof Step.Open ? "waits" : "planned", Optional.empty());
  }

  private void item(Step step, String state, Optional<String> reason) throws IOException {
    for (Entry entry : Entry.of(step)) {
      entry(entry, state, reason);
    }
  }

  private void entry(Entry entry, String state, Optional<String> reason) throws IOException {
    json.beginObject();
    head(json, entry, terms);
    Json.field(json, "state", state);
    Json.field(
        json,
        "reason",
        reason
            .or(() -> entry.reason().map(ResultJson::name))
            .or(() -> entry.refusal().map(refusal -> "refused")));
    if (entry.refusal().isPresent()) {
      refusal(json, entry.refusal().get());
    }
    differences(json, entry);
    if (!entry.disagreements().isEmpty()) {
      json.name("disagreements").beginArray();
      for (Disagreement disagreement : entry.disagreements()) {
        write(json, disagreement);
      }
      json.endArray();
    }
    json.endObject();
  }

  private static void refusal(JsonWriter json, Refusal refusal) throws IOException {
    json.name("refusal").beginObject();
    Json.field(json, "at", refusal.at().map(Instant::toString));
    Json.field(json, "where", refusal.problem().where());
    Json.field(json, "reason", refusal.problem().reason());
    Json.field(json, "remedy", refusal.problem().remedy());
    Json.field(json, "lasts", refusal.lasts() == Lasts.A_DAY ? "a-day" : "while-unchanged");
    json.endObject();
  }

  private static void write(JsonWriter json, Disagreement disagreement) throws IOException {
    json.beginObject();
    Json.field(json, "occurrence", disagreement.instance().recurrenceId().map(EntryList::day));
    Json.field(json, "property", disagreement.property());
    Json.field(json, "was", disagreement.base());
    Json.field(json, "here", disagreement.left());
    Json.field(json, "there", disagreement.right());
    json.endObject();
  }

  /** What is changed, and where. */
  public static void head(JsonWriter json, Entry entry, Terms terms) throws IOException {
    Json.field(json, "uid", entry.uid());
    Json.field(json, "title", entry.title());
    Json.field(json, "day", entry.day());
    json.name("repeats").value(entry.repeats());
    Json.field(json, "change", EntryList.name(entry.kind()));
    Json.field(json, "side", entry.on().map(terms::side));
  }

  public static void differences(JsonWriter json, Entry entry) throws IOException {
    json.name("differences").beginArray();
    for (Difference difference : entry.differences()) {
      write(json, difference);
    }
    json.endArray();
  }

  private static void write(JsonWriter json, Difference difference) throws IOException {
    json.beginObject();
    Json.field(json, "occurrence", difference.instance().map(EntryList::day));
    Json.field(json, "property", difference.name());
    Json.field(json, "before", difference.before());
    Json.field(json, "after", difference.after());
    json.endObject();
  }

  public static void problems(JsonWriter json, List<ItemProblem> problems) throws IOException {
    json.name("problems").beginArray();
    for (ItemProblem problem : problems) {
      json.beginObject();
      Json.field(json, "where", problem.where());
      Json.field(json, "title", problem.title());
      Json.field(json, "reason", problem.reason());
      Json.field(json, "remedy", problem.remedy());
      json.endObject();
    }
    json.endArray();
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> "done";
      case Outcome.Waits waits -> "waits";
      case Outcome.Stale stale -> "stale";
      case Outcome.Refused refused -> "refused";
      case Outcome.Unsettled unsettled -> "unsettled";
      case Outcome.Untried untried -> "untried";
    };
  }

  private static Optional<String> reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Stale stale -> Optional.of(stale.reason());
      case Outcome.Refused refused ->
          Optional.of(refused.problem().reason() + "; " + refused.problem().remedy());
      case Outcome.Unsettled unsettled -> Optional.of(Messages.of(unsettled.cause()));
      case Outcome.Done done -> Optional.empty();
      case Outcome.Waits waits -> Optional.empty();
      case Outcome.Untried untried -> Optional.empty();
    };
  }

  private static String name(Step.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
